package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where else an organisation uses the contents of its documents (C-9). The answer is for a warning and never decides: it
 * may be a moment old, and who cannot answer says that nothing is known.
 */
@FunctionalInterface
public interface DocumentUses {

    /** How many other claims are named for one content at most, the oldest first. */
    int MAX_CLAIMS_PER_CONTENT = 3;

    /** Knows of none. */
    DocumentUses NONE = (organisation, claim, contents) -> Map.of();

    /**
     * The other claims that hold a document with one of these contents.
     *
     * @param organisation whose claims alone are looked at
     * @param claim that is not meant
     * @param contents SHA-256 in hex, at most {@link ClaimLimits#MAX_DOCUMENTS}
     * @return by content, at most {@link #MAX_CLAIMS_PER_CONTENT} each; what no other claim holds is missing
     */
    Map<String, List<ClaimId>> elsewhere(OrganisationId organisation, ClaimId claim, Set<String> contents);
}
