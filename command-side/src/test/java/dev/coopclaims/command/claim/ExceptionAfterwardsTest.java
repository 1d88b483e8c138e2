package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.PERIOD;
import static dev.coopclaims.command.claim.Sample.RAVI;
import static dev.coopclaims.command.claim.Sample.RITA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coopclaims.command.claim.ClaimCourses.Standing;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.dispute.OpenDispute;
import dev.coopclaims.command.granting.GrantException;
import dev.coopclaims.command.granting.RevokeException;
import dev.coopclaims.command.review.RejectClaim;
import dev.coopclaims.command.review.RequestInformation;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import dev.coopclaims.kernel.exception.ExceptionTerms.Kind;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.source.ExceptionId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an exception allowed while it held stays as it is once it is over or revoked. */
class ExceptionAfterwardsTest {
    private static final LocalDate UNTIL = LocalDate.of(2021, 7, 10);

    private final SampleClock clock = new SampleClock();
    private final ClaimNode node = new ClaimNode(SampleCatalogue.CATALOGUE, clock);
    private final ClaimCourses courses = new ClaimCourses(node);

    @Test
    void what_was_submitted_with_an_exception_that_is_over_is_resubmitted_X_1() {
        ClaimId claim = submittedOutsideThePeriod();
        clock.set("2021-07-12T10:00:00Z");
        node.send(new RequestInformation(claim, List.of(ClaimCourses.ITEM)), RAVI);
        resubmit(claim);
    }

    @Test
    void what_was_submitted_with_an_exception_that_was_revoked_is_resubmitted_in_a_dispute_X_1() {
        ClaimId claim = submittedOutsideThePeriod();
        for (String exception : List.of("exception-activity", "exception-costs")) {
            node.send(new RevokeException(ORG, new ExceptionId(exception), "a mistake"), ClaimCourses.MANAGER);
        }
        node.send(new RejectClaim(claim, List.of("LATE_CLAIM"), "late"), RITA);
        node.send(new OpenDispute(claim, "look again", List.of(Sample.PIECE), null), ALICE);
        node.send(new RequestInformation(claim, List.of(ClaimCourses.ITEM)), RAVI);
        resubmit(claim);
    }

    @Test
    void another_day_needs_an_exception_that_still_holds_X_1() {
        ClaimId claim = submittedOutsideThePeriod();
        clock.set("2021-07-12T10:00:00Z");
        node.send(new RequestInformation(claim, List.of(ClaimCourses.ITEM)), RAVI);
        node.send(
                new ChangeCost(
                        claim,
                        Sample.COST,
                        ExceptionOfRulesTest.billed(courses.bill(claim), LocalDate.of(2020, 12, 16))),
                ALICE);
        courses.answer(claim);
        assertThat(problems(new SubmitClaim(claim))).containsExactly("INVOICE_OUTSIDE_USAGE_PERIOD");
    }

    @Test
    void a_draft_can_be_changed_when_its_exception_is_over_except_for_those_days_X_1() {
        ClaimId claim = courses.in(Standing.EDI);
        grantDates();
        node.send(days(claim, null, LocalDate.of(2021, 7, 3)), ALICE);
        clock.set("2021-07-12T10:00:00Z");
        node.send(new ChangeDetails(claim, null, null, "Another title", null, null, null), ALICE);
        node.send(days(claim, LocalDate.of(2021, 3, 2), null), ALICE);
        assertThat(problems(days(claim, null, LocalDate.of(2021, 7, 4))))
                .containsExactly("ACTIVITY_OUTSIDE_USAGE_PERIOD");
        assertThat(problems(new SubmitClaim(claim))).containsExactly("ACTIVITY_OUTSIDE_USAGE_PERIOD");
    }

    private ClaimId submittedOutsideThePeriod() {
        ClaimId claim = courses.in(Standing.EDI);
        grantDates();
        node.send(days(claim, null, LocalDate.of(2021, 7, 3)), ALICE);
        node.send(
                new ChangeCost(
                        claim,
                        Sample.COST,
                        ExceptionOfRulesTest.billed(courses.bill(claim), LocalDate.of(2020, 12, 15))),
                ALICE);
        clock.set("2021-07-09T10:00:00Z");
        node.send(new SubmitClaim(claim), ALICE);
        return claim;
    }

    private void resubmit(ClaimId claim) {
        courses.answer(claim);
        node.send(new SubmitClaim(claim), ALICE);
        assertThat(node.claim(claim).status())
                .isIn(ClaimStatus.SUBMITTED, ClaimStatus.UNDER_REVIEW, ClaimStatus.DISPUTED);
    }

    private void grantDates() {
        LocalDate from = LocalDate.of(2020, 12, 15);
        LocalDate to = LocalDate.of(2021, 7, 5);
        grant("exception-activity", ExceptionTerms.widerDates(Kind.ACTIVITY_DATES, from, to));
        grant("exception-costs", ExceptionTerms.widerDates(Kind.COST_DATES, from, to));
    }

    private void grant(String exception, ExceptionTerms terms) {
        node.send(
                new GrantException(ORG, new ExceptionId(exception), null, null, PERIOD, terms, UNTIL, "flooded"),
                ClaimCourses.MANAGER);
    }

    private static ChangeDetails days(ClaimId claim, @Nullable LocalDate start, @Nullable LocalDate end) {
        return new ChangeDetails(claim, null, null, null, start, end, null);
    }

    private List<String> problems(Command<?> command) {
        return catchThrowableOfType(Refusal.class, () -> node.send(command, ALICE)).violations().stream()
                .map(Violation::code)
                .toList();
    }
}
