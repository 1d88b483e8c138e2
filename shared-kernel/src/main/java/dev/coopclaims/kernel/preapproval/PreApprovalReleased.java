package dev.coopclaims.kernel.preapproval;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.PreApprovalId;
import org.axonframework.serialization.Revision;

/** So much can be drawn anew: the claim was withdrawn, reduced, or its rejection is final. */
@Revision("1")
public record PreApprovalReleased(PreApprovalId preApproval, OrganisationId organisation, ClaimId claim, Money amount)
        implements PreApprovalEvent {}
