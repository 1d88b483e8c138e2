package dev.coopclaims.command.earning;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An earning record as it arrived (F-1), with parsed values.
 *
 * @param externalId the source's id for the record, at most 200 characters
 * @param incentive the whole incentive, rebate and co-op; negative for a correction
 * @param sourceLabel the source's own label for the period, if it gives one (T-4)
 */
public record EarningRecord(
        String externalId,
        OrganisationId organisation,
        String programme,
        String entity,
        LocalDate earnedOn,
        Money incentive,
        @Nullable String sourceLabel) {

    /** @throws IllegalArgumentException if day, programme and entity do not make a fund's id */
    public EarningRecord {
        FundId.of(organisation, programme, entity, EarningPeriod.earnedOn(earnedOn));
    }

    public EarningPeriod period() {
        return EarningPeriod.earnedOn(earnedOn);
    }

    /** The fund to which the record accrues. */
    public FundId fund() {
        return FundId.of(organisation, programme, entity, period());
    }
}
