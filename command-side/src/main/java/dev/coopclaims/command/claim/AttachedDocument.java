package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentExplained;
import dev.coopclaims.kernel.claim.DocumentId;
import java.util.List;

/**
 * A document as far as rules look at it (C-5).
 *
 * @param kind code of the catalogue
 * @param sha256 of the content or the link's address, in hex
 * @param costs the costs that it was said to support; empty: it speaks for the whole claim. A cost that has left the claim
 *     stays named, so that a document of that cost alone never speaks for the others (P-5)
 * @param requirements the core requirements that it supports
 * @param explanation what it shows; may be empty
 * @param rendered whether the system wrote it (C-6)
 * @param came the event by which it joined: its name, and where its content is
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

    /** Whether it speaks for the cost. */
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
