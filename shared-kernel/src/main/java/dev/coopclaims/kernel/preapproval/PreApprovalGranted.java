package dev.coopclaims.kernel.preapproval;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * The pre-approval was granted.
 *
 * @param amount the limit for all claims that name it together
 * @param until the last day on which the activity may end
 * @param grantedAt when it was granted; an activity that needs the go-ahead must begin after that (P-4)
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
