package dev.coopclaims.command.preapproval;

import dev.coopclaims.command.dispatch.Command;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.preapproval.PreApprovalId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a pre-approval (P-4). */
public sealed interface PreApprovalCommand extends Command<Void> {

    PreApprovalId preApproval();

    @Override
    default PreApprovalId target() {
        return preApproval();
    }

    /** A partner asks. */
    record RequestPreApproval(
            @TargetAggregateIdentifier PreApprovalId preApproval,
            String programme,
            String activity,
            EarningPeriod period,
            String description,
            Money amount)
            implements PreApprovalCommand {}

    /**
     * The go-ahead.
     *
     * @param until the last day on which the activity may end
     * @param note may be empty
     */
    record GrantPreApproval(
            @TargetAggregateIdentifier PreApprovalId preApproval, Money amount, LocalDate until, String note)
            implements PreApprovalCommand {}

    /** No go-ahead. */
    record DeclinePreApproval(@TargetAggregateIdentifier PreApprovalId preApproval, String reason)
            implements PreApprovalCommand {}
}
