package dev.coopclaims.command.preapproval;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.preapproval.PreApprovalEvent;
import dev.coopclaims.kernel.source.PreApprovalId;

/** A command about a pre-approval (P-4). */
public interface PreApprovalCommand extends Command<Void> {

    PreApprovalId preApproval();

    @Override
    default PreApprovalId target() {
        return preApproval();
    }

    @Override
    default StreamKind<PreApprovalState, PreApprovalEvent> targetKind() {
        return PreApprovalState.KIND;
    }
}
