package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The dispute was right, in full or in part: the claim is approved (domain.md §5.1).
 *
 * @param approved the sum over the costs, in the claim's currency
 * @param costs what was approved of each cost
 * @param allocations what was approved of each fund
 * @param note the reviewer's words to the partner; may be empty
 */
@Revision("1")
public record DisputeUpheld(
        ClaimId claim,
        OrganisationId organisation,
        Money approved,
        List<ApprovedCost> costs,
        List<Allocation> allocations,
        @PersonalData String note)
        implements ClaimEvent {
    public DisputeUpheld {
        costs = List.copyOf(costs);
        allocations = List.copyOf(allocations);
    }
}
