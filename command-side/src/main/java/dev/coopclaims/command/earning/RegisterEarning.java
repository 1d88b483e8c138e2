package dev.coopclaims.command.earning;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.earning.EarningRegistered;
import dev.coopclaims.kernel.earning.ImportId;

/**
 * Accepts an earning record and accrues it to its fund (F-1).
 *
 * @param batch the import that contains it
 */
public record RegisterEarning(EarningRecord earning, ImportId batch) implements Command<EarningOutcome> {
    public static final Decider<RegisterEarning, EarningOutcome> DECIDER = new EarningRegistration();

    @Override
    public EarningId target() {
        return EarningId.ofExternalId(earning.externalId());
    }

    @Override
    public StreamKind<EarningRegistered, EarningRegistered> targetKind() {
        return EarningDecisions.KIND;
    }
}
