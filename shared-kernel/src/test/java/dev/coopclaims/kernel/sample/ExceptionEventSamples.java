package dev.coopclaims.kernel.sample;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.exception.ExceptionGranted;
import dev.coopclaims.kernel.exception.ExceptionRevoked;
import dev.coopclaims.kernel.exception.ExceptionScope;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.ExceptionId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import java.util.List;

/** Samples of the events of exceptions. */
final class ExceptionEventSamples {
    static final ExceptionId EXCEPTION = new ExceptionId("exception-018f0000-0000-7000-8000-000000000030");

    private static final EarningPeriod PERIOD = EarningPeriod.ofLabel("FY21-H1");
    private static final LocalDate UNTIL = LocalDate.of(2021, 9, 15);

    private static final ExceptionScope OF_CLAIM = new ExceptionScope(
            EventSamples.CLAIM, new ClaimLabel("CLM-FY21H1-000123", "CSP_DIRECT", "GB"), "CSP_DIRECT", PERIOD);
    private static final ExceptionScope OF_PERIOD = new ExceptionScope(null, null, null, PERIOD);

    private ExceptionEventSamples() {}

    static List<DomainEvent> all() {
        return List.of(
                granted(OF_CLAIM, ExceptionTerms.laterDeadline(PartnerDeadline.SUBMISSION, UNTIL)),
                granted(
                        OF_PERIOD,
                        ExceptionTerms.higherCap(
                                "INDUSTRY_CONFERENCES",
                                "money per conference, person",
                                Money.of("2000.00", "USD"),
                                null)),
                ExceptionRevoked.of(EventSamples.ORGANISATION, EXCEPTION, OF_CLAIM, "Granted to the wrong partner"),
                ExceptionRevoked.of(EventSamples.ORGANISATION, EXCEPTION, OF_PERIOD, "Granted to the wrong partner"));
    }

    private static ExceptionGranted granted(ExceptionScope scope, ExceptionTerms terms) {
        return ExceptionGranted.of(
                EventSamples.ORGANISATION, EXCEPTION, scope, terms, UNTIL, "Their office was flooded");
    }
}
