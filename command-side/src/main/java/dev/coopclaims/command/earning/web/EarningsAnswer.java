package dev.coopclaims.command.earning.web;

import dev.coopclaims.command.earning.web.EarningResult.Outcome;
import java.util.List;

/** What became of an import, record by record in their order. */
public record EarningsAnswer(int accrued, int duplicates, int conflicts, int refused, List<EarningResult> results) {

    static EarningsAnswer of(List<EarningResult> results) {
        return new EarningsAnswer(
                count(results, Outcome.ACCRUED),
                count(results, Outcome.DUPLICATE),
                count(results, Outcome.CONFLICT),
                count(results, Outcome.REFUSED),
                results);
    }

    private static int count(List<EarningResult> results, Outcome outcome) {
        return Math.toIntExact(
                results.stream().filter(result -> result.outcome() == outcome).count());
    }
}
