package dev.coopclaims.command.invoice;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A problem with a claim's line of an invoice, or a warning about it. Its text names no other claim: the code that
 * shows it to a reader knows which claims the reader may see.
 *
 * @param violation at the field of the cost to correct
 * @param cost the line
 * @param others what other claims hold, the oldest share first; empty if it is about this claim only
 * @param sibling another cost of the same claim that shows the same invoice; absent if there is none
 */
public record InvoiceProblem(
        Violation violation,
        CostId cost,
        SequencedMap<ClaimId, Money> others,
        @Nullable CostId sibling) {

    public InvoiceProblem {
        others = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(others));
    }
}
