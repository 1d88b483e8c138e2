package dev.coopclaims.kernel.preapproval;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.PreApprovalId;
import org.axonframework.serialization.Revision;

/** A submission draws so much on it, in the same commit (P-4, C-8). */
@Revision("1")
public record PreApprovalUsed(PreApprovalId preApproval, OrganisationId organisation, ClaimId claim, Money amount)
        implements PreApprovalEvent {}
