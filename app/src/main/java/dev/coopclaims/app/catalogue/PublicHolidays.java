package dev.coopclaims.app.catalogue;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Public holidays from Jollyday (T-5): national ones only, without regional ones and without observances that are not
 * days off.
 */
public final class PublicHolidays implements Holidays {
    private static final Set<HolidayType> DAYS_OFF = EnumSet.complementOf(EnumSet.of(HolidayType.OBSERVANCE));

    private final Set<String> countries = HolidayManager.getSupportedCalendarCodes().stream()
            .map(code -> code.toUpperCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    private final ConcurrentMap<String, HolidayManager> managers = new ConcurrentHashMap<>();

    @Override
    public boolean knows(String country) {
        return countries.contains(country.toUpperCase(Locale.ROOT));
    }

    @Override
    public Predicate<LocalDate> of(String country) {
        HolidayManager manager = managers.computeIfAbsent(
                country, code -> HolidayManager.getInstance(ManagerParameters.create(code.toLowerCase(Locale.ROOT))));
        return day -> DAYS_OFF.stream().anyMatch(type -> manager.isHoliday(day, type));
    }
}
