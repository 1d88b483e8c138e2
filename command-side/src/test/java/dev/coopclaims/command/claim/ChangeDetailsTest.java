package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.claim;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.started;
import static dev.coopclaims.command.claim.SampleCatalogue.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.kernel.Patch;
import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeDetailsTest {
    private static final ClaimContent PRINT = claim(started()).file();

    @Test
    void what_is_absent_stays_C_3() {
        assertThat(InitialForm.change(PRINT, change("Autumn advert", null), CATALOGUE, Exceptions.NONE, Sample.NOW))
                .containsExactly(new ClaimDetailsChanged(
                        CLAIM,
                        ORG,
                        "IE",
                        SampleCatalogue.PRINT,
                        "Autumn advert",
                        LocalDate.of(2021, 3, 1),
                        LocalDate.of(2021, 3, 31),
                        LocalDate.of(2023, 3, 31),
                        null,
                        null,
                        null));
        assertThat(InitialForm.change(PRINT, change(null, null), CATALOGUE, Exceptions.NONE, Sample.NOW))
                .isEmpty();
    }

    @Test
    void the_dates_stay_inside_the_usage_period_T_2() {
        assertThat(codesOf(() -> InitialForm.change(
                        PRINT, change(null, LocalDate.of(2021, 7, 1)), CATALOGUE, Exceptions.NONE, Sample.NOW)))
                .containsExactly("ACTIVITY_OUTSIDE_USAGE_PERIOD");
    }

    @Test
    void what_is_optional_can_be_cleared_and_stays_where_nothing_is_said_C_3() {
        ClaimContent full = claim(started(
                        "CSP_DIRECT",
                        new ClaimDetails(
                                "IE",
                                SampleCatalogue.PRINT,
                                "Spring advert",
                                LocalDate.of(2021, 3, 1),
                                LocalDate.of(2021, 3, 31),
                                "plan-1",
                                new PreApprovalId("preapproval-1"),
                                "de")))
                .file();

        assertThat(InitialForm.change(full, change("Autumn advert", null), CATALOGUE, Exceptions.NONE, Sample.NOW))
                .singleElement()
                .isInstanceOfSatisfying(ClaimDetailsChanged.class, event -> {
                    assertThat(event.planId()).isEqualTo("plan-1");
                    assertThat(event.preApproval()).isEqualTo(new PreApprovalId("preapproval-1"));
                    assertThat(event.language()).isEqualTo("de");
                });
        ChangeDetails cleared = new ChangeDetails(
                CLAIM, null, null, null, null, null, Patch.cleared(), Patch.cleared(), Patch.cleared());
        assertThat(InitialForm.change(full, cleared, CATALOGUE, Exceptions.NONE, Sample.NOW))
                .singleElement()
                .isInstanceOfSatisfying(ClaimDetailsChanged.class, event -> {
                    assertThat(event.title()).isEqualTo("Spring advert");
                    assertThat(event.planId()).isNull();
                    assertThat(event.preApproval()).isNull();
                    assertThat(event.language()).isNull();
                });
    }

    private static ChangeDetails change(@Nullable String title, @Nullable LocalDate end) {
        return new ChangeDetails(CLAIM, null, null, title, null, end, null);
    }
}
