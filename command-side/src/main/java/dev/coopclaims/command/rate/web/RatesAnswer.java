package dev.coopclaims.command.rate.web;

import dev.coopclaims.command.rate.RatesOutcome;
import java.util.List;

/**
 * What became of a file of rates.
 *
 * @param published how many records brought at least one new rate
 * @param results every record that has rates, or could not be read, in the order of the file
 */
public record RatesAnswer(int published, int duplicates, int conflicts, int refused, List<RateResult> results) {

    static RatesAnswer of(List<RateResult> results) {
        return new RatesAnswer(
                count(results, RatesOutcome.Kind.PUBLISHED),
                count(results, RatesOutcome.Kind.DUPLICATE),
                count(results, RatesOutcome.Kind.CONFLICT),
                count(results, RatesOutcome.Kind.REFUSED),
                results);
    }

    private static int count(List<RateResult> results, RatesOutcome.Kind kind) {
        return Math.toIntExact(
                results.stream().filter(result -> result.outcome() == kind).count());
    }
}
