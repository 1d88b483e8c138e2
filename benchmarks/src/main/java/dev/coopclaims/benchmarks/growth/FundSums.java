package dev.coopclaims.benchmarks.growth;

import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonDocument;

/**
 * What a fund must hold, added up from its events alone and without the application's code (F-4).
 *
 * @param total accrued less netted
 * @param reserved reserved, less what was released or approved
 * @param approved approved, less what was revoked
 */
public record FundSums(BigDecimal total, BigDecimal reserved, BigDecimal approved) {
    private static final FundSums NOTHING = new FundSums(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** The funds of a history. */
    static Map<String, FundSums> of(List<StoredCommit> history) {
        Map<String, FundSums> sums = new TreeMap<>();
        history.stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> event.name().startsWith("coop.fund.Fund")
                        || event.name().equals("coop.fund.EarningsAccrued"))
                .forEach(event ->
                        sums.merge(event.payload().getString("fund").getValue(), change(event), FundSums::plus));
        return sums;
    }

    private static FundSums change(StoredEvent event) {
        return switch (event.name()) {
            // What is forfeited stays in the total (F-4).
            case "coop.fund.FundOpened",
                    "coop.fund.FundExpiryApproached",
                    "coop.fund.FundDecisionAwaited",
                    "coop.fund.FundsForfeited" -> NOTHING;
            case "coop.fund.FundClaimingExtended" -> change(amount(event, "shortfallNetted"), -1, 0, 0);
            case "coop.fund.FundQualified" -> change(amount(event, "shortfallNetted"), -1, 0, 0);
            case "coop.fund.FundConvertedToRebate" -> change(amount(event, "amount"), -1, 0, 0);
            case "coop.fund.FundConversionReversed", "coop.fund.FundAdjusted" ->
                change(amount(event, "amount"), 1, 0, 0);
            case "coop.fund.EarningsAccrued" -> change(amount(event, "accrued"), 1, 0, 0);
            case "coop.fund.FundsNetted" -> change(amount(event, "amount"), -1, 0, 0);
            case "coop.fund.FundsReserved" -> change(amount(event, "amount"), 0, 1, 0);
            case "coop.fund.FundsReleased" -> change(amount(event, "amount"), 0, -1, 0);
            case "coop.fund.FundsApproved" -> change(amount(event, "amount"), 0, -1, 1);
            case "coop.fund.FundsApprovalRevoked" -> change(amount(event, "amount"), 0, 1, -1);
            default -> throw new IllegalStateException("what does " + event.name() + " change?");
        };
    }

    private static FundSums change(BigDecimal amount, int total, int reserved, int approved) {
        return new FundSums(
                amount.multiply(BigDecimal.valueOf(total)),
                amount.multiply(BigDecimal.valueOf(reserved)),
                amount.multiply(BigDecimal.valueOf(approved)));
    }

    private static BigDecimal amount(StoredEvent event, String field) {
        BsonDocument money = event.payload().getDocument(field);
        return money.isString("amount")
                ? new BigDecimal(money.getString("amount").getValue())
                : money.getDecimal128("amount").decimal128Value().bigDecimalValue();
    }

    FundSums plus(FundSums other) {
        return new FundSums(total.add(other.total), reserved.add(other.reserved), approved.add(other.approved));
    }

    FundSums times(int count) {
        BigDecimal by = BigDecimal.valueOf(count);
        return new FundSums(total.multiply(by), reserved.multiply(by), approved.multiply(by));
    }

    /** Whether the amounts are equal, however many decimals they have. */
    public boolean equal(BigDecimal otherTotal, BigDecimal otherReserved, BigDecimal otherApproved) {
        return total.compareTo(otherTotal) == 0
                && reserved.compareTo(otherReserved) == 0
                && approved.compareTo(otherApproved) == 0;
    }
}
