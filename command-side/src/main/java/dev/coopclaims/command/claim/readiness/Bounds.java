package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.cap.CapState;
import dev.coopclaims.command.policy.Pseudonyms;
import dev.coopclaims.command.preapproval.PreApprovalState;
import dev.coopclaims.kernel.cap.CapId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What limits a claim besides its funds and invoices (P-3, P-4).
 *
 * @param caps those of the claim's caps that were ever used
 * @param preApproval the one that the claim names; absent if it names none, or none of its organisation
 * @param people the pseudonyms under which caps count people
 */
public record Bounds(Map<CapId, CapState> caps, @Nullable PreApprovalState preApproval, Pseudonyms people) {

    /** No cap was used and no pre-approval named; the pseudonyms are temporary. */
    public static final Bounds NONE = new Bounds(Map.of(), null, Pseudonyms.ofTheMoment());

    public Bounds {
        caps = Map.copyOf(caps);
    }
}
