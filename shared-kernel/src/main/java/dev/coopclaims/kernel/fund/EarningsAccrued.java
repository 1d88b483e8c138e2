package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.earning.AppliedSplit;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.earning.ImportId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * An earning record changed the fund's total (F-1).
 *
 * @param incentive the whole incentive of the record
 * @param rebate what is paid out as rebate: recorded here, but never part of the fund
 * @param accrued what the fund's total changes by; negative for a correction, which takes at most what is available
 * @param shortfallNetted what earlier shortfalls, of whatever period, took from this record's co-op share; zero or
 *     positive
 * @param split how its incentive was divided into rebate and co-op funds
 * @param batch the import that brought the record
 */
@Revision("1")
public record EarningsAccrued(
        FundId fund,
        OrganisationId organisation,
        EarningId earning,
        LocalDate earnedOn,
        Money incentive,
        Money rebate,
        Money accrued,
        Money shortfallNetted,
        AppliedSplit split,
        ImportId batch)
        implements FundEvent {}
