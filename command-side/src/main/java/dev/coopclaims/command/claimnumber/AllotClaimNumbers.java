package dev.coopclaims.command.claimnumber;

import dev.coopclaims.command.dispatch.Command;
import dev.coopclaims.kernel.claim.ClaimNumbersId;
import dev.coopclaims.kernel.time.EarningPeriod;

/**
 * A node needs so many numbers of the period.
 *
 * @param key under which they are scattered when they are the period's first, in hex
 */
public record AllotClaimNumbers(EarningPeriod period, int count, String key) implements Command<NumberBlock> {

    @Override
    public ClaimNumbersId target() {
        return ClaimNumbersId.of(period);
    }
}
