package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;
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
 * @param due until when the review or the dispute is to be decided: a new clock (V-1, D-2)
 * @param keepOriginalsUntil the last day on which the partner must still have the originals: judged anew (H-5, C-10)
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
        Deadline due,
        LocalDate keepOriginalsUntil,
        String catalogueVersion)
        implements ClaimEvent {
    public ClaimResubmitted {
        allocations = List.copyOf(allocations);
        warnings = List.copyOf(warnings);
    }
}
