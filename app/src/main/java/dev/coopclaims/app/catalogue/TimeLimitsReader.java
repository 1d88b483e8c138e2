package dev.coopclaims.app.catalogue;

import dev.coopclaims.kernel.catalogue.TimeLimits;
import dev.coopclaims.kernel.time.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads the catalogue's {@code sla}: figures with their units, and the validation team's calendar (T-5). */
final class TimeLimitsReader {
    private static final int MOST_DAYS = 3_650;

    private TimeLimitsReader() {}

    static TimeLimits limits(CatalogueNode sla) {
        return new TimeLimits(
                figure(sla.at("review"), "business_days"),
                figure(sla.at("dispute_review"), "business_days"),
                figure(sla.at("payment"), "business_days"),
                figure(sla.at("payment_with_tax_invoice"), "calendar_days"),
                figure(sla.at("originals_retention"), "months"),
                figure(sla.at("claim_deadline"), "calendar_days"),
                figure(sla.at("dispute_window"), "calendar_days"),
                figure(sla.at("action_response"), "calendar_days"),
                figure(sla.at("action_response_after_activity"), "calendar_days"),
                figure(sla.at("payment_hold_before_forfeit"), "calendar_days"),
                figure(sla.at("originals_production"), "calendar_days"),
                figure(sla.at("disputes_per_claim"), "disputes"),
                figure(sla.at("disputes_after_revocation"), "disputes", 0),
                days(sla.at("draft_warnings")),
                days(sla.at("answer_reminders")),
                figure(sla.at("earning_grace"), "calendar_days", 0),
                days(sla.at("fund_warnings")));
    }

    /** How many days ahead; none is allowed. */
    private static List<Integer> days(CatalogueNode place) {
        unit(place, "calendar_days");
        return place.at("values").items().stream()
                .map(days -> days.number(1, MOST_DAYS, 1))
                .toList();
    }

    private static int figure(CatalogueNode place, String unit) {
        return figure(place, unit, 1);
    }

    private static void unit(CatalogueNode place, String unit) {
        String given = place.at("unit").text();
        if (!given.isEmpty() && !given.equals(unit)) {
            place.at("unit").wrong("must be " + unit);
        }
    }

    private static int figure(CatalogueNode place, String unit, int least) {
        unit(place, unit);
        return place.at("value").number(least, MOST_DAYS, least);
    }

    /** Weekend and extra holidays are the team's own; public holidays are those of its country. */
    static BusinessCalendar reviewCalendar(CatalogueNode team, CatalogueNode calendar, Holidays holidays) {
        String country = team.at("calendar").text();
        if (!country.isEmpty() && !holidays.knows(country)) {
            team.at("calendar").wrong("no public holidays known for '" + country + "'");
        }
        Set<DayOfWeek> weekend = calendar.at("weekend").items().stream()
                .flatMap(day -> day.oneOf(DayOfWeek.class).stream())
                .collect(Collectors.toSet());
        if (weekend.size() >= DayOfWeek.values().length) {
            calendar.at("weekend").wrong("must leave at least one working day");
            weekend = Set.of();
        }
        Set<LocalDate> extra = calendar.at("holidays").items().stream()
                .map(CatalogueNode::date)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Predicate<LocalDate> isPublic = holidays.knows(country) ? holidays.of(country) : day -> false;
        return new BusinessCalendar(
                team.at("zone").<ZoneId>parsed(ZoneId::of).orElse(ZoneOffset.UTC),
                weekend,
                new DaysOff(country, extra, isPublic));
    }
}
