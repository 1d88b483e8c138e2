package dev.coopclaims.kernel.catalogue;

import dev.coopclaims.kernel.money.Money;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An upper limit of what an activity pays (P-3).
 *
 * @param amount for {@link Kind#ABSOLUTE} and {@link Kind#GREATER_OF}
 * @param percentOfEarned of the co-op accrued, for {@link Kind#PERCENT_OF_EARNED} and {@link Kind#GREATER_OF}
 * @param maxPeople for {@link Kind#HEADCOUNT}
 * @param surfacePercent the percentage for surface programmes; absent if it is the same
 * @param unlimitedForSurface whether surface programmes have no such limit
 * @param per what it is counted per; from {@link #PER}
 * @param expenseTypes the expense types that it counts; empty for all
 * @param code tells it from another cap of the activity that is counted per the same; absent if there is none
 */
public record Cap(
        Kind kind,
        @Nullable Money amount,
        @Nullable Integer percentOfEarned,
        @Nullable Integer maxPeople,
        @Nullable Integer surfacePercent,
        boolean unlimitedForSurface,
        List<String> per,
        List<String> expenseTypes,
        @Nullable String code) {

    /** What a cap can be counted per. */
    public static final List<String> PER =
            List.of("organisation", "programme", "usage_period", "earning_period", "person", "conference");

    /** @throws IllegalArgumentException if it is counted per something else */
    public Cap {
        per = List.copyOf(per);
        if (!PER.containsAll(per)) {
            throw new IllegalArgumentException("a cap is counted per " + PER + ", not per " + per);
        }
        expenseTypes = List.copyOf(expenseTypes);
    }

    /** The only cap of its activity that is counted per that. */
    public Cap(
            Kind kind,
            @Nullable Money amount,
            @Nullable Integer percentOfEarned,
            @Nullable Integer maxPeople,
            @Nullable Integer surfacePercent,
            boolean unlimitedForSurface,
            List<String> per,
            List<String> expenseTypes) {
        this(kind, amount, percentOfEarned, maxPeople, surfacePercent, unlimitedForSurface, per, expenseTypes, null);
    }

    /**
     * What it is known by in every version of the catalogue: what it counts, per what, and its code. Neither the limit nor the
     * expense types are part of it, so another version that changes them goes on counting.
     */
    public String identity() {
        return (kind == Kind.HEADCOUNT ? "people" : "money") + " per "
                + per.stream().sorted().collect(Collectors.joining(", ")) + (code == null ? "" : ", " + code);
    }

    /** How the limit is given. */
    public enum Kind {
        ABSOLUTE,
        PERCENT_OF_EARNED,
        GREATER_OF,
        HEADCOUNT
    }
}
