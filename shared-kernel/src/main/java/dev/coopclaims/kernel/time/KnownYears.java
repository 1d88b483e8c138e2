package dev.coopclaims.kernel.time;

import java.time.LocalDate;

/** The years of which days are taken from people and files: what lies outside is a slip of the pen, and no calendar of ours. */
public final class KnownYears {
    public static final int FIRST = 1900;
    public static final int LAST = 2199;

    private KnownYears() {}

    /** Whether the day is of one of them. */
    public static boolean hold(LocalDate day) {
        return day.getYear() >= FIRST && day.getYear() <= LAST;
    }
}
