package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * Every item is answered and the claim is locked again (C-10, V-2); in the same commit reservations and shares followed
 * its new amounts.
 *
 * @param origin to what it goes back: a review or a dispute
 * @param requested the sum of its costs' requested amounts now
 * @param allocations what it draws on which fund now, in the order drawn
 * @param warnings what readiness warned of and the reviewer should see
 * @param dueBefore the first instant at which the review or the dispute is overdue: a new clock (V-1, D-2)
 * @param catalogueVersion the catalogue by which it was judged
 */
@Revision("1")
public record ClaimResubmitted(
        ClaimId claim,
        OrganisationId organisation,
        RequestOrigin origin,
        Money requested,
        List<Allocation> allocations,
        List<SubmissionWarning> warnings,
        Instant dueBefore,
        String catalogueVersion)
        implements ClaimEvent {
    public ClaimResubmitted {
        allocations = List.copyOf(allocations);
        warnings = List.copyOf(warnings);
    }
}
