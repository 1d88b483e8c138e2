package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.cap.CapState;
import dev.coopclaims.command.policy.Pseudonyms;
import dev.coopclaims.command.preapproval.PreApprovalState;
import dev.coopclaims.kernel.cap.CapId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What bounds a claim beside its funds and invoices (P-3, P-4).
 *
 * @param caps those of the claim's caps that were ever used
 * @param preApproval the one that the claim names; absent when it names none, or none of its organisation
 * @param people what stands for them where a cap counts people
 */
public record Bounds(Map<CapId, CapState> caps, @Nullable PreApprovalState preApproval, Pseudonyms people) {

    /** Nothing was used, no pre-approval named; people are counted for the moment alone. */
    public static final Bounds NONE = new Bounds(Map.of(), null, Pseudonyms.ofTheMoment());

    public Bounds {
        caps = Map.copyOf(caps);
    }
}
