package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where else an organisation uses the contents of its documents (C-9). The answer serves a warning and never decides:
 * it may be a moment old, and it is empty if the uses cannot be found out.
 */
@FunctionalInterface
public interface DocumentUses {

    /** The maximum number of other claims named for one content, the oldest first. */
    int MAX_CLAIMS_PER_CONTENT = 3;

    /** Knows of no other uses. */
    DocumentUses NONE = (organisation, claim, contents) -> Map.of();

    /**
     * The other claims that hold a document with one of these contents.
     *
     * @param organisation only its claims are searched
     * @param claim the claim to leave out
     * @param contents SHA-256 in hex, at most {@link ClaimLimits#MAX_DOCUMENTS}
     * @return by content, at most {@link #MAX_CLAIMS_PER_CONTENT} each; a content that no other claim holds is absent
     */
    Map<String, List<ClaimId>> elsewhere(OrganisationId organisation, ClaimId claim, Set<String> contents);
}
