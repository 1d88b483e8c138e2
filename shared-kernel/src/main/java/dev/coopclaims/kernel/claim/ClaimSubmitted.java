package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The claim was submitted and is locked. Funds were reserved and invoice shares claimed in the same commit (C-7, C-8).
 *
 * @param requested the sum of its costs' requested amounts
 * @param allocations what it draws on which fund, in the order drawn (F-5)
 * @param warnings the warnings of the readiness check, for the reviewer
 * @param catalogueVersion the catalogue that the check was based on
 * @param reviewDue the deadline for the review (V-1)
 * @param keepOriginalsUntil the last day on which the partner must still have the originals (H-5)
 */
@Revision("1")
public record ClaimSubmitted(
        ClaimId claim,
        OrganisationId organisation,
        Money requested,
        List<Allocation> allocations,
        List<SubmissionWarning> warnings,
        Deadline reviewDue,
        LocalDate keepOriginalsUntil,
        String catalogueVersion)
        implements ClaimEvent {
    public ClaimSubmitted {
        allocations = List.copyOf(allocations);
        warnings = List.copyOf(warnings);
    }
}
