package dev.coopclaims.command.earning;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.policy.Pseudonyms;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.earning.EarningRegistered;
import dev.coopclaims.kernel.earning.ImportId;

/**
 * Accepts an earning record and accrues it to its fund (F-1).
 *
 * @param target the id of the record, which follows from its external id
 * @param batch the import that contains it
 */
public record RegisterEarning(EarningId target, EarningRecord earning, ImportId batch)
        implements Command<EarningOutcome> {
    public static final Decider<RegisterEarning, EarningOutcome> DECIDER = new EarningRegistration();

    /** The command for a record. */
    public RegisterEarning(EarningRecord earning, ImportId batch, Pseudonyms pseudonyms) {
        this(id(earning.externalId(), pseudonyms), earning, batch);
    }

    /** Under which id a record is known. */
    public static EarningId id(String externalId, Pseudonyms pseudonyms) {
        return EarningId.ofDigest(pseudonyms.ofAll(Pseudonyms.Of.EARNING, externalId));
    }

    @Override
    public StreamKind<EarningRegistered, EarningRegistered> targetKind() {
        return EarningDecisions.KIND;
    }
}
