package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The partner withdrew the claim before a decision; what it held is released (C-8).
 *
 * @param released what is released of each fund
 */
@Revision("1")
public record ClaimWithdrawn(
        ClaimId claim,
        OrganisationId organisation,
        @PersonalData String reason,
        List<Allocation> released) implements ClaimEvent {
    public ClaimWithdrawn {
        released = List.copyOf(released);
    }
}
