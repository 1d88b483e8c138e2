package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * Every item was answered and the claim is locked again (C-10, V-2). Reservations and shares were changed to its new
 * amounts in the same commit.
 *
 * @param origin what it goes back to: a review or a dispute
 * @param requested the new sum of its costs' requested amounts
 * @param allocations what it now draws on which fund, in the order drawn
 * @param warnings the warnings of the readiness check, for the reviewer
 * @param due the deadline for deciding the review or the dispute: a new clock (V-1, D-2)
 * @param keepOriginalsUntil the last day on which the partner must still have the originals, determined again (H-5,
 *     C-10)
 * @param catalogueVersion the catalogue that the check was based on
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
