package dev.coopclaims.kernel.time;

import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A half of a fiscal year in which funds are earned. They are used in the next half and can be claimed until some weeks
 * after it (T-1, T-2). The label always names the earning half: {@code FY21-H1} is earned July to December 2020 and
 * used January to June 2021.
 *
 * @param fiscalYear FYn runs from 1 July n−1 to 30 June n; 2000 to 2099
 * @param half 1 or 2
 */
public record EarningPeriod(int fiscalYear, int half) implements Comparable<EarningPeriod> {
    private static final Pattern LABEL = Pattern.compile("FY(\\d\\d)-H([12])");

    /** @throws IllegalArgumentException when out of bounds */
    public EarningPeriod {
        if (fiscalYear < 2000 || fiscalYear > 2099 || half < 1 || half > 2) {
            throw new IllegalArgumentException("no such earning period: " + fiscalYear + " H" + half);
        }
    }

    /** @throws IllegalArgumentException if the label is not like {@code FY21-H1} */
    public static EarningPeriod ofLabel(String label) {
        Matcher matcher = LABEL.matcher(label);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not an earning period, which is labelled like FY21-H1: " + label);
        }
        return new EarningPeriod(2000 + Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** The period whose earning half contains the day. */
    public static EarningPeriod earnedOn(LocalDate day) {
        boolean july = day.getMonthValue() >= Month.JULY.getValue();
        return new EarningPeriod(july ? day.getYear() + 1 : day.getYear(), july ? 1 : 2);
    }

    /** The period whose funds are used on that day: the one before the half-year that contains the day. */
    public static EarningPeriod usedOn(LocalDate day) {
        return earnedOn(day).previous();
    }

    public String label() {
        return String.format(Locale.ROOT, "FY%02d-H%d", fiscalYear % 100, half);
    }

    public EarningPeriod previous() {
        return half == 1 ? new EarningPeriod(fiscalYear - 1, 2) : new EarningPeriod(fiscalYear, 1);
    }

    public EarningPeriod next() {
        return half == 1 ? new EarningPeriod(fiscalYear, 2) : new EarningPeriod(fiscalYear + 1, 1);
    }

    /** The days on which its funds are earned. */
    public DateRange earning() {
        return half == 1
                ? new DateRange(LocalDate.of(fiscalYear - 1, 7, 1), LocalDate.of(fiscalYear - 1, 12, 31))
                : new DateRange(LocalDate.of(fiscalYear, 1, 1), LocalDate.of(fiscalYear, 6, 30));
    }

    /** The days on which its funds are used: the next half-year, which is no earning period of ours after the last one. */
    public DateRange usage() {
        return half == 1
                ? new DateRange(LocalDate.of(fiscalYear, 1, 1), LocalDate.of(fiscalYear, 6, 30))
                : new DateRange(LocalDate.of(fiscalYear, 7, 1), LocalDate.of(fiscalYear, 12, 31));
    }

    /**
     * The days on which its funds can be claimed: the usage period, shifted by this many days at both ends.
     *
     * @param daysAfterUsageEnd 46 by the published table (T-3)
     */
    public DateRange claiming(int daysAfterUsageEnd) {
        DateRange usage = usage();
        return new DateRange(
                usage.first().plusDays(daysAfterUsageEnd), usage.last().plusDays(daysAfterUsageEnd));
    }

    @Override
    public int compareTo(EarningPeriod other) {
        return earning().first().compareTo(other.earning().first());
    }

    /** The label. */
    @Override
    public String toString() {
        return label();
    }
}
