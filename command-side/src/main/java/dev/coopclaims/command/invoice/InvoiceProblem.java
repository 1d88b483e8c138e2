package dev.coopclaims.command.invoice;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.money.Money;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a claim's line of an invoice, or should be known of it. It names no other claim: who may know which,
 * whoever tells it knows.
 *
 * @param code stable, in capitals, such as {@code INVOICE_EXHAUSTED}
 * @param cost the line
 * @param field of the cost in which to mend it
 * @param message for a person, without its full stop
 * @param rule the rule's number in the domain description
 * @param others what other claims hold, the oldest share first; empty when it is about this claim alone
 * @param sibling another cost of the same claim that shows the same invoice; absent when there is none
 */
public record InvoiceProblem(
        String code,
        CostId cost,
        String field,
        String message,
        String rule,
        SequencedMap<ClaimId, Money> others,
        @Nullable CostId sibling) {

    public InvoiceProblem {
        others = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(others));
    }
}
