package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Question;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where else an organisation uses the contents of its documents (C-9); answered by {@link DocumentUses}.
 *
 * @param organisation only its claims are searched
 * @param claim the claim to leave out
 * @param contents SHA-256 in hex
 */
public record DocumentUsesOf(OrganisationId organisation, ClaimId claim, Set<String> contents)
        implements Question<Map<String, List<ClaimId>>> {
    public DocumentUsesOf {
        contents = Set.copyOf(contents);
    }
}
