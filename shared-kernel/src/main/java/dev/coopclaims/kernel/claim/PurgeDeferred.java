package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.VendorOnly;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The contents of the claim's documents could have been purged but are kept for now (H-5). Partners do not see it, because it
 * tells of holds.
 *
 * @param keptUntil the last day on which they had to be kept
 * @param heldBy claims and organisations that are under hold; empty if the claim has not come to its end
 * @param again when it is looked at again
 */
@VendorOnly
@Revision("1")
public record PurgeDeferred(
        ClaimId claim, OrganisationId organisation, LocalDate keptUntil, List<String> heldBy, Instant again)
        implements ClaimEvent {
    public PurgeDeferred {
        heldBy = List.copyOf(heldBy);
    }
}
