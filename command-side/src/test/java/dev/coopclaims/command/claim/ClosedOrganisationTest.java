package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.bill;
import static dev.coopclaims.command.claim.Sample.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coopclaims.command.claim.ClaimCourses.Standing;
import dev.coopclaims.command.claim.submission.CheckReadiness;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.organisation.CloseOrganisation;
import dev.coopclaims.command.organisation.RenameOrganisation;
import dev.coopclaims.command.preapproval.RequestPreApproval;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.source.PreApprovalId;
import org.junit.jupiter.api.Test;

/** What a closed organisation is told; {@link ClaimTransitionsTest} has what it may do to its claims. */
class ClosedOrganisationTest {
    private final ClaimNode node = new ClaimNode();
    private final ClaimCourses courses = new ClaimCourses(node);

    @Test
    void both_sides_are_told_that_a_draft_cannot_be_submitted() {
        ClaimId draft = courses.in(Standing.EDI);
        node.send(new RenameOrganisation(ORG, "Aire plc"), ClaimCourses.MANAGER);
        close();

        for (Actor reader : new Actor[] {ALICE, RITA}) {
            Readiness readiness = node.send(new CheckReadiness(draft), reader).result();
            assertThat(readiness.problems()).singleElement().satisfies(why -> {
                assertThat(why.code()).isEqualTo("ORGANISATION_CLOSED");
                assertThat(why.rule()).isEqualTo("R-6");
                assertThat(why.message()).startsWith("Aire plc was closed on 2021-07-01.");
            });
        }
        courses.reopen();
        assertThat(node.send(new SubmitClaim(draft), ALICE).result().requested())
                .isEqualTo(eur("1000.00"));
    }

    @Test
    void an_answer_gives_less_or_the_same_but_not_more() {
        ClaimId claim = courses.in(Standing.ASK);
        close();
        courses.answer(claim);

        node.send(new ChangeCost(claim, COST, bill(courses.bill(claim), "1200.00", null)), ALICE);
        Violation rises = refused(new SubmitClaim(claim));
        assertThat(rises.code()).isEqualTo("AMOUNT_RISES");
        assertThat(rises.rule()).isEqualTo("R-6");
        node.send(new ChangeCost(claim, COST, bill(courses.bill(claim), "900.00", null)), ALICE);
        node.send(new SubmitClaim(claim), ALICE);
        assertThat(node.fund().reservations().of(claim)).isEqualTo(eur("900.00"));
    }

    @Test
    void no_pre_approval_is_asked_for() {
        close();

        Violation why = refused(new RequestPreApproval(
                new PreApprovalId("preapproval-1"),
                "CSP_DIRECT",
                SampleCatalogue.PRINT,
                Sample.PERIOD,
                "a campaign",
                eur("500.00")));
        assertThat(why.code()).isEqualTo("ORGANISATION_CLOSED");
    }

    private void close() {
        node.send(new CloseOrganisation(ORG, "left"), ClaimCourses.MANAGER);
    }

    private Violation refused(Command<?> command) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> node.send(command, ALICE));
        assertThat(refusal.violations()).hasSize(1);
        return refusal.violations().getFirst();
    }
}
