package dev.coopclaims.kernel.preapproval;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.PreApprovalId;
import org.axonframework.serialization.Revision;

/** The pre-approval was declined. */
@Revision("1")
public record PreApprovalDeclined(
        PreApprovalId preApproval,
        OrganisationId organisation,
        @PersonalData String reason) implements PreApprovalEvent {}
