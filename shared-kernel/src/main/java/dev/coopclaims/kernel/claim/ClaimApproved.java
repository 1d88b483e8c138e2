package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The claim was approved, in full or reduced (V-3). The funds were approved in the same commit.
 *
 * @param approved the sum over the costs, in the claim's currency
 * @param costs what was approved of each cost
 * @param allocations what was approved of each fund
 * @param note the reviewer's words to the partner; may be empty
 * @param forfeited what is lost of each fund, because it was cut after the last day to claim; empty if nothing is lost.
 *     What is cut earlier can be claimed again (V-3)
 * @param forfeitConfirmed whether the reviewer was told about the loss and confirmed it
 * @param confirmedRequirements the core requirements that the approval confirms (P-5)
 * @param catalogueVersion the catalogue that the decision was based on
 */
@Revision("1")
public record ClaimApproved(
        ClaimId claim,
        OrganisationId organisation,
        Money approved,
        List<ApprovedCost> costs,
        List<Allocation> allocations,
        @PersonalData String note,
        List<Allocation> forfeited,
        boolean forfeitConfirmed,
        List<String> confirmedRequirements,
        String catalogueVersion)
        implements ClaimEvent {
    public ClaimApproved {
        costs = List.copyOf(costs);
        allocations = List.copyOf(allocations);
        forfeited = List.copyOf(forfeited);
        confirmedRequirements = List.copyOf(confirmedRequirements);
    }
}
