package dev.coopclaims.query.reviewqueue;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.overview.ListedClaim;
import dev.coopclaims.query.parameter.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * Which of the claims that wait for a reviewer are wanted (V-1); absent parts ask for all.
 *
 * @param language of the claim's documents, an IETF tag; one of several regions is asked for with its region
 * @param minAmount the smallest requested amount, decimals with a point; asks for a currency
 * @param maxAmount the largest likewise
 * @param currency ISO 4217
 */
public record QueueFilter(
        @Nullable String programme,
        @Nullable String language,
        @Nullable String minAmount,
        @Nullable String maxAmount,
        @Nullable String currency) {

    /** Everything that waits. */
    public static final QueueFilter ALL = new QueueFilter(null, null, null, null, null);

    private static final List<String> WAITING =
            List.of(ClaimStatus.SUBMITTED.name(), ClaimStatus.UNDER_REVIEW.name(), ClaimStatus.DISPUTED.name());

    /** @throws Refusal MALFORMED when a part is */
    public List<Bson> conditions() {
        List<Bson> all = new ArrayList<>(List.of(Filters.in(ListedClaim.STATUS, WAITING)));
        if (programme != null) {
            all.add(Filters.eq("programme", programme));
        }
        if (language != null) {
            all.add(Filters.eq("language", Language.tag(language)));
        }
        if (currency != null) {
            all.add(Filters.eq(ListedClaim.REQUESTED + ".currency", code(currency)));
        }
        if (minAmount != null) {
            all.add(Filters.gte(ListedClaim.REQUESTED + ".amount", amount("minAmount", minAmount)));
        }
        if (maxAmount != null) {
            all.add(Filters.lte(ListedClaim.REQUESTED + ".amount", amount("maxAmount", maxAmount)));
        }
        if (minAmount != null
                && maxAmount != null
                && amount("minAmount", minAmount).compareTo(amount("maxAmount", maxAmount)) > 0) {
            throw Refusal.malformed("minAmount is at most maxAmount");
        }
        return all;
    }

    private static String code(String given) {
        try {
            return Money.currencyOf(given.toUpperCase(Locale.ROOT)).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw Refusal.malformed("currency is an ISO 4217 code");
        }
    }

    /** Amounts of two currencies are never compared. */
    private Decimal128 amount(String name, String given) {
        if (currency == null) {
            throw Refusal.malformed(name + " asks for a currency");
        }
        try {
            Money amount = Money.of(given, code(currency));
            if (amount.isNegative()) {
                throw Refusal.malformed(name + " is zero or above");
            }
            return new Decimal128(amount.amount());
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            throw Refusal.malformed(name + " is an amount like 1250.00");
        }
    }
}
