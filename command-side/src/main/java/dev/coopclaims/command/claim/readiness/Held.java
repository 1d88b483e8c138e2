package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.money.Money;
import java.util.Currency;
import java.util.Map;

/**
 * What a claim holds since its last submission, everything in the claim's own currency. Only what it wants beyond that
 * is drawn anew, at today's rates (C-10, F-5).
 *
 * @param funds of its funds
 * @param caps of each cap on money; a cap that is missing is not used
 * @param preApproval of its pre-approval
 */
public record Held(Money funds, Map<CapId, Money> caps, Money preApproval) {
    public Held {
        caps = Map.copyOf(caps);
    }

    /** Nothing, before the first submission. */
    public static Held nothing(Currency currency) {
        return new Held(Money.zero(currency), Map.of(), Money.zero(currency));
    }

    Money cap(CapId cap) {
        return caps.getOrDefault(cap, Money.zero(funds.currency()));
    }
}
