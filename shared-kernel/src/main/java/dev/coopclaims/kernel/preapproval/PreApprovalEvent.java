package dev.coopclaims.kernel.preapproval;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.source.PreApprovalId;

/** An event of a pre-approval (P-4). */
public sealed interface PreApprovalEvent extends DomainEvent
        permits PreApprovalRequested, PreApprovalGranted, PreApprovalDeclined, PreApprovalUsed, PreApprovalReleased {

    PreApprovalId preApproval();
}
