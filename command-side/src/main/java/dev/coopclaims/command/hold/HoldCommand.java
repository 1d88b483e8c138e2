package dev.coopclaims.command.hold;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.hold.HoldEvent;
import dev.coopclaims.kernel.hold.HoldsId;

/** A command about the holds on a claim or an organisation (H-5). */
public interface HoldCommand extends Command<Void> {

    /** The claim or the organisation. */
    AggregateId on();

    @Override
    default HoldsId target() {
        return HoldsId.on(on());
    }

    @Override
    default StreamKind<HoldsState, HoldEvent> targetKind() {
        return HoldsState.KIND;
    }
}
