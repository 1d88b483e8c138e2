package dev.coopclaims.command.preapproval;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.time.LocalDate;

/**
 * Grants a pre-approval.
 *
 * @param until the last day on which the activity may end
 * @param note may be empty
 */
public record GrantPreApproval(PreApprovalId preApproval, Money amount, LocalDate until, String note)
        implements PreApprovalCommand {
    public static final Decider<GrantPreApproval, Void> DECIDER = new PreApprovalDecider<>(
            (command, asked, context) -> PreApprovalDecisions.grant(asked, command, context.now()));
}
