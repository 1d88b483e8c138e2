package dev.coopclaims.command.dispute;

import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.NOW;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.SampleCatalogue.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.coopclaims.command.claim.ClaimCommand.OpenDispute;
import dev.coopclaims.command.claim.Sample;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisputingTest {
    private static final Instant LATER = NOW.plusSeconds(1);

    @Test
    void the_window_is_open_until_its_last_instant_D_1() {
        assertThatCode(() -> open(LATER, 0, false)).doesNotThrowAnyException();
        assertThat(codesOf(() -> open(NOW, 0, false))).containsExactly("DISPUTE_WINDOW_CLOSED");
    }

    @Test
    void a_claim_is_disputed_once_and_once_more_after_a_revocation_D_1() {
        assertThat(codesOf(() -> open(LATER, 1, false))).containsExactly("DISPUTED_BEFORE");
        assertThatCode(() -> open(LATER, 1, true)).doesNotThrowAnyException();
        assertThat(codesOf(() -> open(LATER, 2, true))).containsExactly("DISPUTED_BEFORE");
    }

    @Test
    void a_dispute_relies_on_a_document_D_1() {
        assertThat(codesOf(() -> Disputing.open(
                        Sample.rejected().file(),
                        new Disputing.Rejection(List.of(), LATER, 0, false),
                        new OpenDispute(CLAIM, "look again", List.of(), null),
                        DisputePolicy.DEFAULT,
                        CATALOGUE,
                        NOW)))
                .containsExactly("DISPUTE_WITHOUT_DOCUMENT");
    }

    @Test
    void who_rejected_does_not_decide_unless_that_is_switched_off_R_3() {
        assertThat(codesOf(() -> DisputePolicy.DEFAULT.refuseRejecter(Sample.RITA.user(), Sample.RITA)))
                .containsExactly("OWN_REJECTION");
        assertThatCode(() -> new DisputePolicy(1, 1, false).refuseRejecter(Sample.RITA.user(), Sample.RITA))
                .doesNotThrowAnyException();
    }

    private static void open(Instant until, int before, boolean revoked) {
        Disputing.open(
                Sample.rejected().file(),
                new Disputing.Rejection(List.of(), until, before, revoked),
                new OpenDispute(CLAIM, "look again", List.of(Sample.PIECE), null),
                DisputePolicy.DEFAULT,
                CATALOGUE,
                NOW);
    }
}
