package dev.coopclaims.kernel.preapproval;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * The go-ahead is given.
 *
 * @param amount at most this, summed over all claims that name it
 * @param until the last day on which the activity may end
 * @param grantedAt when; an activity that needs the go-ahead begins after it (P-4)
 */
@Revision("1")
public record PreApprovalGranted(
        PreApprovalId preApproval,
        OrganisationId organisation,
        Money amount,
        LocalDate until,
        Instant grantedAt,
        @PersonalData String note)
        implements PreApprovalEvent {}
