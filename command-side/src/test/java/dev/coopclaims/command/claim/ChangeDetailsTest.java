package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.claim;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.started;
import static dev.coopclaims.command.claim.SampleCatalogue.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ClaimCommand.ChangeDetails;
import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeDetailsTest {
    private static final ClaimFile PRINT = claim(started()).file();

    @Test
    void what_is_absent_stays_C_3() {
        assertThat(InitialForm.change(PRINT, change("Autumn advert", null), CATALOGUE))
                .containsExactly(new ClaimDetailsChanged(
                        CLAIM,
                        ORG,
                        "IE",
                        SampleCatalogue.PRINT,
                        "Autumn advert",
                        LocalDate.of(2021, 3, 1),
                        LocalDate.of(2021, 3, 31),
                        null,
                        null,
                        null));
        assertThat(InitialForm.change(PRINT, change(null, null), CATALOGUE)).isEmpty();
    }

    @Test
    void the_dates_stay_inside_the_usage_period_T_2() {
        assertThat(codesOf(() -> InitialForm.change(PRINT, change(null, LocalDate.of(2021, 7, 1)), CATALOGUE)))
                .containsExactly("ACTIVITY_OUTSIDE_USAGE_PERIOD");
    }

    private static ChangeDetails change(@Nullable String title, @Nullable LocalDate end) {
        return new ChangeDetails(CLAIM, null, null, title, null, end, null);
    }
}
