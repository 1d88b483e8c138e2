package dev.coopclaims.command.claimnumber;

import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.claim.ClaimNumbersAllotted;
import org.jspecify.annotations.Nullable;

/**
 * The allotted numbers of a period.
 *
 * @param last the last number that was allotted
 * @param key the key that scatters the period's numbers; it never changes
 */
public record AllottedNumbersState(long last, String key) {
    /** The streams of claim numbers. */
    public static final StreamKind<AllottedNumbersState, ClaimNumbersAllotted> KIND = StreamKind.of(
            "ClaimNumbers", ClaimNumbersAllotted.class, ClaimNumbersAllotted::numbers, AllottedNumbersState::evolve);

    private static AllottedNumbersState evolve(@Nullable AllottedNumbersState before, ClaimNumbersAllotted event) {
        long last = before == null ? 0 : before.last;
        if (event.first() != last + 1) {
            throw new IllegalStateException("a gap or a repeated number after " + last + " of " + event.numbers());
        }
        if (before != null && !event.key().equals(before.key)) {
            throw new IllegalStateException("another key would repeat numbers: " + event.numbers());
        }
        return new AllottedNumbersState(event.last(), event.key());
    }
}
