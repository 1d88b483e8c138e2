package dev.coopclaims.kernel.preapproval;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.kernel.time.EarningPeriod;
import org.axonframework.serialization.Revision;

/** A partner requested a go-ahead before the activity runs. */
@Revision("1")
public record PreApprovalRequested(
        PreApprovalId preApproval,
        OrganisationId organisation,
        String programme,
        String activity,
        EarningPeriod period,
        @PersonalData String description,
        Money amount)
        implements PreApprovalEvent {}
