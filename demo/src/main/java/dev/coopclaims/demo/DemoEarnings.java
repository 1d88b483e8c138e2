package dev.coopclaims.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The incentives that the partners earn in January – June 2019, enough for what they claim: rule 7 of
 * {@code /demo/README.md}.
 */
final class DemoEarnings {
    static final String PROGRAMME = "CSP_DIRECT";
    /** In which the partners earn too little to claim it (F-2). */
    static final String SMALL_PROGRAMME = "HOSTING";

    static final String ENTITY = "UK_LTD";
    static final String CURRENCY = "GBP";

    /** So many that the co-op share of six months reaches the programme's threshold, whatever is claimed (F-2). */
    private static final BigDecimal MORE_HUNDREDS = BigDecimal.valueOf(50);

    private static final int FIRST_MONTH = 1;
    private static final int LAST_MONTH = 6;
    private static final int MONTH_SENT_TWICE = 3;
    private static final int MONTH_SENT_CHANGED = 4;

    /** One day of a central bank's file: the last one of the earning period. */
    static final String RATES = "Date,USD,GBP\n2019-06-28,1.1380,0.89655\n";

    private DemoEarnings() {}

    /**
     * One record of the import (F-1).
     *
     * @param incentive in GBP; 40 % of it accrues to the fund
     */
    record Earning(
            String externalId, String organisation, String programme, LocalDate earnedOn, BigDecimal incentive) {}

    /** The records to send, with a duplicate and a conflict for each partner. */
    static List<Earning> of(List<PlannedClaim> claims) {
        List<Earning> records = new ArrayList<>();
        for (DemoPartner partner : DemoPeople.partners()) {
            BigDecimal needed = claims.stream()
                    .filter(claim -> claim.partner().equals(partner))
                    .map(PlannedClaim::requested)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            List<Earning> months = new ArrayList<>();
            for (int month = FIRST_MONTH; month <= LAST_MONTH; month++) {
                months.add(new Earning(
                        String.format(Locale.ROOT, "demo-%s-2019-%02d", partner.organisation(), month),
                        partner.organisation(),
                        PROGRAMME,
                        LocalDate.of(2019, month, 15),
                        incentive(needed, month)));
            }
            Earning twice = months.get(MONTH_SENT_TWICE - FIRST_MONTH);
            Earning changed = months.get(MONTH_SENT_CHANGED - FIRST_MONTH);
            records.addAll(months);
            records.add(twice);
            records.add(new Earning(
                    changed.externalId(),
                    changed.organisation(),
                    changed.programme(),
                    changed.earnedOn(),
                    changed.incentive().add(BigDecimal.ONE)));
            records.add(new Earning(
                    "demo-" + partner.organisation() + "-small",
                    partner.organisation(),
                    SMALL_PROGRAMME,
                    LocalDate.of(2019, 3, 15),
                    new BigDecimal("1000.00")));
        }
        return records;
    }

    /** (⌊needed × 1.1 ÷ 2.4 ÷ 100⌋ + 50) × 100, and a penny for each month since December. */
    private static BigDecimal incentive(BigDecimal needed, int month) {
        BigDecimal hundreds = needed.multiply(new BigDecimal("1.1"))
                .divide(new BigDecimal("240"), 0, RoundingMode.DOWN)
                .add(MORE_HUNDREDS);
        return hundreds.movePointRight(2).setScale(2).add(BigDecimal.valueOf(month, 2));
    }
}
