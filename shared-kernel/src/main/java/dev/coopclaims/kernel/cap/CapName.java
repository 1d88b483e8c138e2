package dev.coopclaims.kernel.cap;

import dev.coopclaims.kernel.time.EarningPeriod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names a cap of the catalogue and what it is counted per (P-3); its id is only a digest. The person and
 * the conference that a cap is counted per are not named: they are erased with the claim (H-6), and nothing erases a cap.
 *
 * @param activity code of the activity that has the cap
 * @param expenseTypes codes of the expense types that it counts; empty for all
 * @param per what it is counted per, in the catalogue's terms
 * @param programme absent if it is not counted per programme
 * @param period absent if it is not counted per period
 */
public record CapName(
        String activity,
        List<String> expenseTypes,
        List<String> per,
        @Nullable String programme,
        @Nullable EarningPeriod period) {
    public CapName {
        expenseTypes = List.copyOf(expenseTypes);
        per = List.copyOf(per);
    }
}
