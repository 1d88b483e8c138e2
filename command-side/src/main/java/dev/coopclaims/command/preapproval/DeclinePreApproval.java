package dev.coopclaims.command.preapproval;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.source.PreApprovalId;

/** Declines a pre-approval. */
public record DeclinePreApproval(PreApprovalId preApproval, String reason) implements PreApprovalCommand {
    public static final Decider<DeclinePreApproval, Void> DECIDER =
            new PreApprovalDecider<>((command, asked, context) -> PreApprovalDecisions.decline(asked, command));
}
