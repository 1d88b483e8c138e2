package dev.coopclaims.kernel.preapproval;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.PreApprovalId;
import org.axonframework.serialization.Revision;

/** An amount of the pre-approval was released: the claim was withdrawn or reduced, or its rejection is final. */
@Revision("1")
public record PreApprovalReleased(PreApprovalId preApproval, OrganisationId organisation, ClaimId claim, Money amount)
        implements PreApprovalEvent {}
