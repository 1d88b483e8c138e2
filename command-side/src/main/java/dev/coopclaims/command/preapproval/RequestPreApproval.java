package dev.coopclaims.command.preapproval;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.organisation.ClosedOrganisations;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.preapproval.PreApprovalRequested;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A partner requests a pre-approval.
 *
 * @param location where the activity is to run; absent when not said
 * @param activityStart the first planned day; absent when not said
 * @param activityEnd the last planned day; absent when not said
 */
public record RequestPreApproval(
        PreApprovalId preApproval,
        String programme,
        String activity,
        EarningPeriod period,
        String description,
        Money amount,
        @Nullable String location,
        @Nullable LocalDate activityStart,
        @Nullable LocalDate activityEnd)
        implements PreApprovalCommand {
    public static final Decider<RequestPreApproval, Void> DECIDER = (command, streams, context) -> {
        ClosedOrganisations.refuse(context.actor().organisation(), streams);
        PreApprovalRequested requested = PreApprovalDecisions.request(
                command, context.actor().organisation(), context.catalogue(command.period()));
        if (!Memberships.in(streams).of(context.actor()).includes(command.programme(), command.location())) {
            throw Refusal.of(RequestCode.NO_SUCH_PROGRAMME_OR_LOCATION);
        }
        return Decision.of(Changes.of(PreApprovalState.KIND, requested));
    };

    /** Without location and planned days. */
    public RequestPreApproval(
            PreApprovalId preApproval,
            String programme,
            String activity,
            EarningPeriod period,
            String description,
            Money amount) {
        this(preApproval, programme, activity, period, description, amount, null, null, null);
    }
}
