package dev.coopclaims.query.fundbalances;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a request for funds; an absent part does not filter.
 *
 * @param period label of an earning period
 */
public record FundFilter(
        @Nullable String organisation,
        @Nullable String programme,
        @Nullable String period) {

    /** All funds of an organisation; all funds if null. */
    public static FundFilter of(@Nullable String organisation) {
        return new FundFilter(organisation, null, null);
    }

    /** @throws Refusal MALFORMED when the period is none */
    Bson within(Bson seen) {
        List<Bson> wanted = new ArrayList<>(List.of(seen));
        if (organisation != null) {
            wanted.add(Filters.eq("organisation", organisation));
        }
        if (programme != null) {
            wanted.add(Filters.eq("programme", programme));
        }
        if (period != null) {
            wanted.add(Filters.eq("period", label(period)));
        }
        return wanted.size() == 1 ? seen : Filters.and(wanted);
    }

    private static String label(String given) {
        try {
            return EarningPeriod.ofLabel(given).label();
        } catch (IllegalArgumentException unknown) {
            throw Refusal.of(RequestCode.PERIOD_EXPECTED);
        }
    }
}
