package dev.coopclaims.query.reviewqueue;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.query.overview.ListedClaim;
import dev.coopclaims.query.parameter.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * The filter of the claims that wait for a reviewer (V-1); an absent part does not filter.
 *
 * @param language of the claim's documents, an IETF tag; a tag with a region must be given with it
 * @param minAmount the smallest requested amount, with a decimal point; requires a currency
 * @param maxAmount the largest likewise
 * @param currency ISO 4217
 */
public record QueueFilter(
        @Nullable String programme,
        @Nullable String language,
        @Nullable String minAmount,
        @Nullable String maxAmount,
        @Nullable String currency) {

    /** Everything that waits for a reviewer. */
    public static final QueueFilter ALL = new QueueFilter(null, null, null, null, null);

    /** The statuses in which a claim waits for a reviewer. */
    public static final Set<ClaimStatus> WAITING =
            Set.of(ClaimStatus.SUBMITTED, ClaimStatus.UNDER_REVIEW, ClaimStatus.DISPUTED);

    /**
     * The conditions besides the status.
     *
     * @throws Refusal MALFORMED when a part is malformed
     */
    public List<Bson> conditions() {
        List<Bson> all = new ArrayList<>();
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
            throw Refusal.of(RequestCode.AMOUNTS_REVERSED);
        }
        return all;
    }

    private static String code(String given) {
        try {
            return Money.currencyOf(given.toUpperCase(Locale.ROOT)).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw Refusal.of(RequestCode.CURRENCY_EXPECTED);
        }
    }

    /** Amounts in different currencies are never compared. */
    private Decimal128 amount(String name, String given) {
        if (currency == null) {
            throw Refusal.of(RequestCode.AMOUNT_WITHOUT_CURRENCY, name);
        }
        try {
            Money amount = Money.of(given, code(currency));
            if (amount.isNegative()) {
                throw Refusal.of(RequestCode.AMOUNT_BELOW_ZERO, name);
            }
            return new Decimal128(amount.amount());
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            throw Refusal.of(RequestCode.AMOUNT_EXPECTED, name);
        }
    }
}
