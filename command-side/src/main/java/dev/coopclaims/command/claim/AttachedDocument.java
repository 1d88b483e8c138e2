package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentId;
import java.util.List;

/**
 * A document as far as rules look at it (C-5).
 *
 * @param kind code of the catalogue
 * @param sha256 of the content or the link's address, in hex
 * @param costs the costs that it supports; empty: it speaks for the whole claim
 * @param requirements the core requirements that it supports
 */
public record AttachedDocument(
        DocumentId id, String kind, String sha256, List<CostId> costs, List<String> requirements) {

    public AttachedDocument {
        costs = List.copyOf(costs);
        requirements = List.copyOf(requirements);
    }

    static AttachedDocument of(DocumentAttached event) {
        return new AttachedDocument(
                event.document(), event.kind(), event.sha256(), event.costs(), event.requirements());
    }

    /** Whether it speaks for the cost. */
    public boolean supports(CostId cost) {
        return costs.isEmpty() || costs.contains(cost);
    }
}
