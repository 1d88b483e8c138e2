package dev.coopclaims.command.invoice;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.invoice.InvoiceEvent;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.List;

/** Whether a share of an invoice can be claimed. */
public sealed interface ShareDecision {

    /** It can: what happens, in order. */
    record Claimed(List<InvoiceEvent> events) implements ShareDecision {
        public Claimed {
            events = List.copyOf(events);
        }
    }

    /**
     * It cannot.
     *
     * @param violation names the other claims by their ids; who knows their numbers may say it better
     * @param otherClaims the claims that hold shares, oldest share first; empty when it is this claim alone
     */
    record Refused(Violation violation, List<ClaimId> otherClaims) implements ShareDecision {
        public Refused {
            otherClaims = List.copyOf(otherClaims);
        }
    }
}
