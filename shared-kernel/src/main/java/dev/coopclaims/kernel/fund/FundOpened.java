package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.util.Currency;
import org.axonframework.serialization.Revision;

/** The first earning for its four keys opened the fund, in the entity's currency. */
@Revision("1")
public record FundOpened(
        FundId fund,
        OrganisationId organisation,
        String programme,
        String entity,
        EarningPeriod period,
        Currency currency)
        implements FundEvent {}
