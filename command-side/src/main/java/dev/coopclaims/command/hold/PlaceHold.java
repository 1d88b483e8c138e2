package dev.coopclaims.command.hold;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.hold.HoldId;
import dev.coopclaims.kernel.hold.HoldPlaced;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;

/**
 * H-5: nothing of a claim or an organisation shall be purged or erased for now. What is being erased already is too late to
 * hold.
 *
 * @param reason erased with what is held
 */
public record PlaceHold(AggregateId on, HoldId hold, String reason) implements HoldCommand {
    /** How many holds may be open on the same. */
    public static final int MAX_OPEN = 100;

    /** @param tooLate tells what cannot be held any more */
    public static Decider<PlaceHold, Void> decider(TooLate tooLate) {
        return new HoldDecider<>(tooLate, (command, partner, holds, context) -> {
            if (holds != null && holds.open().size() >= MAX_OPEN) {
                throw Refusal.rule(RefusalCode.TOO_MANY_HOLDS.at("", MAX_OPEN));
            }
            return new HoldPlaced(
                    command.target(),
                    context.policies().vendor(),
                    command.hold(),
                    command.on().value(),
                    partner,
                    command.reason());
        });
    }
}
