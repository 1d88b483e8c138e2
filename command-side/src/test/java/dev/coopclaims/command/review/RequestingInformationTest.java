package dev.coopclaims.command.review;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.NOW;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.after;
import static dev.coopclaims.command.claim.Sample.attached;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.SampleCatalogue.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.claim.TickCoreRequirement;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reviewer can ask for by its code (V-2), and what the partner can then change (C-4). */
class RequestingInformationTest {
    private final ClaimNode node = new ClaimNode();

    @Test
    void a_core_requirement_is_asked_for_by_its_code_and_can_be_shown_anew_V_2_C_4() {
        ClaimId claim = submitted();
        node.send(new RequestInformation(claim, List.of(missing("BRAND"))), RITA);

        node.send(new TickCoreRequirement(claim, "BRAND", true, List.of(Sample.INVOICE)), ALICE);
        assertThat(node.claim(claim).file().ticked()).containsEntry("BRAND", List.of(Sample.INVOICE));
    }

    @Test
    void asking_for_something_else_leaves_the_requirement_as_it_was_handed_in_C_4() {
        ClaimId claim = submitted();
        node.send(new RequestInformation(claim, List.of(missing("SCREENSHOT"))), RITA);

        TickCoreRequirement changes = new TickCoreRequirement(claim, "BRAND", true, List.of(Sample.INVOICE));
        assertThat(Sample.refusalOf(() -> node.send(changes, ALICE)).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    }

    @Test
    void a_question_of_the_activity_is_asked_for_by_its_code_V_2() {
        ClaimState seminar = seminar();

        assertThat(ask(seminar, "PHOTOS_MISS_CORE_REQUIREMENTS")).hasSize(3);
        assertThat(codesOf(() -> ask(seminar, "BUILT_IN_HOUSE"))).containsExactly("UNKNOWN_KIND");
    }

    @Test
    void what_the_partner_could_not_hand_in_is_not_asked_for_V_2() {
        for (String code : List.of("TAX_INVOICE", "RESULTS", "CONTENT", "NONSENSE")) {
            assertThat(codesOf(() -> ask(Sample.submitted(), code))).as(code).containsExactly("UNKNOWN_KIND");
        }
        for (String code : List.of("SCREENSHOT", "REACH", "BRAND")) {
            assertThat(ask(Sample.submitted(), code)).as(code).hasSize(3);
        }
    }

    private ClaimId submitted() {
        node.funded("5000.00");
        ClaimId claim = node.ready("claim-1", "CLM-1", Sample.bill());
        node.send(new SubmitClaim(claim), ALICE);
        return claim;
    }

    private static ClaimState seminar() {
        return after(
                Sample.claim(
                        Sample.started("CSP_DIRECT", Sample.details(SampleCatalogue.SEMINAR)),
                        Sample.costAdded(),
                        attached(new DocumentId("document-photo"), "EVENT_PHOTO")),
                List.of(Sample.submittedEvent()));
    }

    private static List<?> ask(ClaimState state, String code) {
        return RequestingInformation.ask(state, List.of(missing(code)), RITA, CATALOGUE, NOW);
    }

    private static InformationItem missing(String code) {
        return new InformationItem(new InformationItemId("item-1"), "MISSING_POE", "please", null, null, code);
    }
}
