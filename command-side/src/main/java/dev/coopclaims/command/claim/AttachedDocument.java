package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentExplained;
import dev.coopclaims.kernel.claim.DocumentId;
import java.util.List;

/**
 * What the rules need to know of a document (C-5).
 *
 * @param kind code of the catalogue
 * @param sha256 of the content or the link's address, in hex
 * @param costs the costs that the document supports; empty if it supports the whole claim. A removed cost stays in the
 *     list, so that a document of that cost alone never supports the others (P-5)
 * @param requirements the core requirements that it supports
 * @param explanation what it shows; may be empty
 * @param rendered whether the system rendered it (C-6)
 * @param came the event that attached it, with its name and the place of its content
 */
public record AttachedDocument(
        DocumentId id,
        String kind,
        String sha256,
        List<CostId> costs,
        List<String> requirements,
        String explanation,
        boolean rendered,
        DocumentAttached came) {

    public AttachedDocument {
        costs = List.copyOf(costs);
        requirements = List.copyOf(requirements);
    }

    static AttachedDocument of(DocumentAttached event) {
        return new AttachedDocument(
                event.document(),
                event.kind(),
                event.sha256(),
                event.costs(),
                event.requirements(),
                event.explanation(),
                event.rendered(),
                event);
    }

    /** Whether the document supports the cost. */
    public boolean supports(CostId cost) {
        return costs.isEmpty() || costs.contains(cost);
    }

    AttachedDocument explained(DocumentExplained event) {
        return explained(event.explanation(), event.costs(), event.requirements());
    }

    AttachedDocument explained(String words, List<CostId> supportedCosts, List<String> supportedRequirements) {
        return new AttachedDocument(id, kind, sha256, supportedCosts, supportedRequirements, words, rendered, came);
    }
}
