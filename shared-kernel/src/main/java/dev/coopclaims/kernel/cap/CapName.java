package dev.coopclaims.kernel.cap;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which cap of the catalogue it is and what it is counted per (P-3), in words; its id is a digest. A person whom it is counted
 * per is not named.
 *
 * @param activity code of the activity whose cap it is
 * @param expenseTypes codes of those that it counts; empty: all
 * @param per what it is counted per, in the catalogue's words
 * @param programme absent where it is not counted per programme
 * @param period absent where it is not counted per period
 * @param conference as first written; absent where it is not counted per conference
 */
public record CapName(
        String activity,
        List<String> expenseTypes,
        List<String> per,
        @Nullable String programme,
        @Nullable EarningPeriod period,
        @PersonalData @Nullable String conference) {
    public CapName {
        expenseTypes = List.copyOf(expenseTypes);
        per = List.copyOf(per);
    }
}
