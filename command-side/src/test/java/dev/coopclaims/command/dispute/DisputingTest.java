package dev.coopclaims.command.dispute;

import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.NOW;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.SampleCatalogue.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.EarlierDecisions;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.time.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DisputingTest {
    private static final Deadline LATER = before(NOW.plusMillis(1));

    @Test
    void the_window_is_open_until_its_last_instant_D_1() {
        assertThatCode(() -> open(LATER, 0, false)).doesNotThrowAnyException();
        assertThat(codesOf(() -> open(before(NOW), 0, false))).containsExactly("DISPUTE_WINDOW_CLOSED");
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
                        rejection(LATER, 0, false),
                        new OpenDispute(CLAIM, "look again", List.of(), null),
                        CATALOGUE,
                        NOW)))
                .containsExactly("DISPUTE_WITHOUT_DOCUMENT");
    }

    @Test
    void how_often_is_the_catalogues_D_1() {
        Catalogue twice = SampleCatalogue.withDisputes(2, 0);

        assertThatCode(() -> open(LATER, 1, false, twice)).doesNotThrowAnyException();
        assertThat(Sample.refusalOf(() -> open(LATER, 2, true, twice))).hasMessageContaining("2 of 2");
    }

    private static Deadline before(Instant instant) {
        return new Deadline(LocalDate.of(2021, 7, 1), SampleCatalogue.DUBLIN, instant);
    }

    private static void open(Deadline until, int before, boolean revoked) {
        open(until, before, revoked, CATALOGUE);
    }

    private static void open(Deadline until, int before, boolean revoked, Catalogue catalogue) {
        Disputing.open(
                rejection(until, before, revoked),
                new OpenDispute(CLAIM, "look again", List.of(Sample.PIECE), null),
                catalogue,
                NOW);
    }

    private static ClaimState.Rejected rejection(Deadline until, int disputes, boolean revoked) {
        ClaimState.Rejected rejected = (ClaimState.Rejected) Sample.rejected();
        return new ClaimState.Rejected(
                rejected.file(),
                rejected.submittal(),
                new EarlierDecisions(disputes, revoked ? 1 : 0, null, Set.of()),
                rejected.held(),
                until,
                false);
    }
}
