package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The claim was approved, in full or reduced (V-3); in the same commit the funds were.
 *
 * @param approved the sum over the costs, in the claim's currency
 * @param costs what was approved of each cost
 * @param allocations what was approved of each fund
 * @param note the reviewer's words to the partner; may be empty
 */
@Revision("1")
public record ClaimApproved(
        ClaimId claim,
        OrganisationId organisation,
        Money approved,
        List<ApprovedCost> costs,
        List<Allocation> allocations,
        @PersonalData String note)
        implements ClaimEvent {
    public ClaimApproved {
        costs = List.copyOf(costs);
        allocations = List.copyOf(allocations);
    }
}
