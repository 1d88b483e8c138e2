package dev.coopclaims.kernel.preapproval;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.PreApprovalId;
import org.axonframework.serialization.Revision;

/**
 * A submission drew on the pre-approval, in the same commit (P-4, C-8).
 *
 * @param label how other streams know the claim
 */
@Revision("1")
public record PreApprovalUsed(
        PreApprovalId preApproval, OrganisationId organisation, ClaimId claim, ClaimLabel label, Money amount)
        implements PreApprovalEvent {}
