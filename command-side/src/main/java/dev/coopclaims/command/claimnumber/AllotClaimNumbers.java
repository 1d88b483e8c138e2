package dev.coopclaims.command.claimnumber;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.claim.ClaimNumbersAllotted;
import dev.coopclaims.kernel.claim.ClaimNumbersId;
import dev.coopclaims.kernel.time.EarningPeriod;

/**
 * Allots claim numbers of the period to a node.
 *
 * @param key the key that scatters the period's numbers if these are its first ones, in hex
 */
public record AllotClaimNumbers(EarningPeriod period, int count, String key) implements Command<NumberBlock> {
    public static final Decider<AllotClaimNumbers, NumberBlock> DECIDER = (command, streams, context) -> {
        AllottedNumbersState before =
                streams.find(AllottedNumbersState.KIND, command.target()).orElse(null);
        long last = before == null ? 0 : before.last();
        String key = before == null ? command.key() : before.key();
        NumberBlock block = new NumberBlock(last + 1, last + command.count(), key);
        return new Decision<>(
                Changes.of(
                        AllottedNumbersState.KIND,
                        new ClaimNumbersAllotted(
                                command.target(),
                                context.policies().vendor(),
                                command.period(),
                                block.first(),
                                block.last(),
                                key)),
                block);
    };

    @Override
    public ClaimNumbersId target() {
        return ClaimNumbersId.of(period);
    }

    @Override
    public StreamKind<AllottedNumbersState, ClaimNumbersAllotted> targetKind() {
        return AllottedNumbersState.KIND;
    }
}
