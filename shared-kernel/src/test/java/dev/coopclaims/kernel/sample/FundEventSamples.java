package dev.coopclaims.kernel.sample;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.fund.EarnedSum;
import dev.coopclaims.kernel.fund.FundAdjusted;
import dev.coopclaims.kernel.fund.FundClaimingExtended;
import dev.coopclaims.kernel.fund.FundConversionReversed;
import dev.coopclaims.kernel.fund.FundConvertedToRebate;
import dev.coopclaims.kernel.fund.FundDecisionAwaited;
import dev.coopclaims.kernel.fund.FundExpiryApproached;
import dev.coopclaims.kernel.fund.FundQualified;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.kernel.fund.RollOverId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.rate.ExchangeRate;
import dev.coopclaims.kernel.rate.Quote;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.kernel.time.Reminder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/** Samples of what time and people do to a fund. */
final class FundEventSamples {
    private static final OrganisationId ORGANISATION = EventSamples.ORGANISATION;
    private static final FundId FUND =
            FundId.of(ORGANISATION, "CSP_DIRECT", "UK_LTD", EarningPeriod.ofLabel("FY19-H2"));
    private static final Deadline UNTIL = Deadline.endOf(LocalDate.of(2020, 2, 15), ZoneId.of("America/Los_Angeles"));

    private static final EarnedSum SUM = new EarnedSum(
            Money.of("5071.32", "USD"),
            Money.of("10000.00", "USD"),
            List.of(new ExchangeRate(
                    Currency.getInstance("EUR"),
                    new Quote(Currency.getInstance("GBP"), new BigDecimal("0.89655")),
                    new Quote(Currency.getInstance("USD"), new BigDecimal("1.1380")),
                    LocalDate.of(2019, 6, 28),
                    "ECB")));

    private FundEventSamples() {}

    static List<DomainEvent> all() {
        return List.of(
                new FundDecisionAwaited(
                        FUND,
                        ORGANISATION,
                        FundDecisionAwaited.Cause.RATE_MISSING,
                        List.of(Currency.getInstance("GBP")),
                        Instant.parse("2019-08-01T07:00:00Z")),
                FundConvertedToRebate.belowThreshold(FUND, ORGANISATION, gbp("4000.00"), SUM),
                new FundConversionReversed(FUND, ORGANISATION, gbp("40.00"), FundConversionReversed.Cause.CORRECTED),
                new FundQualified(FUND, ORGANISATION, SUM, gbp("10.00")),
                new FundAdjusted(
                        FUND,
                        ORGANISATION,
                        gbp("-15.00"),
                        "Counted twice by the source",
                        new FundAdjusted.RollOver(
                                new RollOverId("rollover-018f0000-0000-7000-8000-000000000030"),
                                FundId.of(ORGANISATION, "CSP_DIRECT", "UK_LTD", EarningPeriod.ofLabel("FY20-H1")))),
                new FundExpiryApproached(FUND, ORGANISATION, UNTIL, 14, gbp("25.00")),
                new FundsForfeited(FUND, ORGANISATION, gbp("25.00"), FundsForfeited.Cause.CLAIMING_CLOSED),
                new FundClaimingExtended(
                        FUND,
                        ORGANISATION,
                        UNTIL,
                        List.of(new Reminder(7, Instant.parse("2019-08-08T23:00:00Z"))),
                        FundClaimingExtended.Cause.EXCEPTION,
                        ExceptionEventSamples.EXCEPTION,
                        gbp("25.00"),
                        gbp("5.00")));
    }

    private static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }
}
