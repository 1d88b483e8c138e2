package dev.coopclaims.command.hold;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.hold.HoldId;
import dev.coopclaims.kernel.hold.HoldLifted;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;

/** H-5: a hold is over; an erasure that waited for it is carried out, unless something else stands against it. */
public record LiftHold(AggregateId on, HoldId hold) implements HoldCommand {
    public static final Decider<LiftHold, Void> DECIDER = new HoldDecider<>((command, partner, holds, context) -> {
        if (holds != null && holds.lifted().contains(command.hold())) {
            throw Refusal.conflict(RefusalCode.HOLD_LIFTED.at("", command.hold()));
        }
        if (holds == null || !holds.open().contains(command.hold())) {
            throw Refusal.of(RequestCode.NO_SUCH_HOLD);
        }
        return new HoldLifted(command.target(), context.policies().vendor(), command.hold());
    });
}
