package dev.coopclaims.command.fund;

import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.catalogue.Location;
import dev.coopclaims.kernel.catalogue.Programme;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.kernel.time.Reminder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The days that a fund is told when it is opened (F-2, F-3, F-7); no later change of the catalogue moves them (T-5). A fund has
 * no location, so its days end in the zone of the catalogue where they end last.
 *
 * @param decidedAfter when the earnings of the period are complete; absent if there is nothing to decide, as the programme has no
 *     threshold (F-2)
 * @param claimableUntil the end of the claiming period (F-3)
 * @param openedLate whether it was opened after that, so that whatever it earns is forfeited (F-3)
 * @param decidedLate the last day to claim that a late decision gave its claims (C-7); absent if it was decided in time
 * @param reminders when the partner is warned of it (F-7)
 */
public record FundDates(
        @Nullable Deadline decidedAfter,
        Deadline claimableUntil,
        boolean openedLate,
        @Nullable LocalDate decidedLate,
        List<Reminder> reminders) {

    public FundDates {
        reminders = List.copyOf(reminders);
    }

    /** What a fund that is opened now is told. */
    public static FundDates of(String programme, EarningPeriod period, CatalogueVersions versions, Instant now) {
        Catalogue earned = versions.ofEarning(period);
        Catalogue used = versions.ofUse(period);
        Deadline claimableUntil = last(used.claiming(period).last(), used);
        LocalDate complete = period.earning().last().plusDays(earned.limits().earningGraceDays());
        return new FundDates(
                threshold(programme, period, earned).isPresent() || !isCoop(programme, used)
                        ? last(complete, earned)
                        : null,
                claimableUntil,
                claimableUntil.isOver(now),
                null,
                Reminder.of(claimableUntil, used.limits().fundWarningDays(), now));
    }

    /** Whether funds of the programme can be claimed at all by a version, that of their usage (P-1). */
    static boolean isCoop(String programme, Catalogue used) {
        return used.programme(programme).filter(Programme::coopEligible).isPresent();
    }

    /** What the co-op earnings of the period must reach: the threshold in force on its first day (F-2); empty if there is none. */
    public static Optional<Money> threshold(String programme, EarningPeriod period, Catalogue catalogue) {
        LocalDate first = period.earning().first();
        return catalogue.programme(programme).map(Programme::thresholds).stream()
                .flatMap(Collection::stream)
                .filter(threshold -> !threshold.from().isAfter(first))
                .max(Comparator.comparing(Programme.Threshold::from))
                .map(Programme.Threshold::amount);
    }

    /** The warning whose day has come and after which no other has; empty if none has. */
    Optional<Reminder> reminderDue(Instant now) {
        return reminders.stream().filter(reminder -> reminder.isDue(now)).reduce((_, later) -> later);
    }

    /**
     * The fund can be claimed longer.
     *
     * @param late whether because it was decided late
     */
    FundDates claimableUntil(Deadline later, boolean late, List<Reminder> warnings) {
        return new FundDates(decidedAfter, later, false, late ? later.lastDay() : decidedLate, warnings);
    }

    /** After a warning: those with fewer days left are to come. */
    FundDates reminded(int daysLeft) {
        return new FundDates(
                decidedAfter, claimableUntil, openedLate, decidedLate, Reminder.after(reminders, daysLeft));
    }

    private static Deadline last(LocalDate day, Catalogue catalogue) {
        return Stream.concat(
                        Stream.of((ZoneId) ZoneOffset.UTC),
                        catalogue.locations().values().stream().map(Location::zone))
                .map(zone -> Deadline.endOf(day, zone))
                .max(Comparator.comparing(Deadline::before)
                        .thenComparing(deadline -> deadline.zone().getId()))
                .orElseThrow();
    }
}
