package dev.coopclaims.command.earning;

import dev.coopclaims.command.dispatch.Command;
import dev.coopclaims.kernel.earning.EarningId;

/** An earning record shall be taken in, and accrue its fund (F-1). */
public record RegisterEarning(EarningRecord earning) implements Command<EarningOutcome> {

    @Override
    public EarningId target() {
        return EarningId.ofExternalId(earning.externalId());
    }
}
