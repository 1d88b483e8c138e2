package dev.coopclaims.command.claim;

import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.fund.LateFunds;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.Patch;
import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.catalogue.ClaimCurrency;
import dev.coopclaims.kernel.catalogue.Location;
import dev.coopclaims.kernel.catalogue.Programme;
import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import dev.coopclaims.kernel.exception.ExceptionTerms.Kind;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.time.DateRange;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.kernel.time.Reminder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The initial form and its later changes (C-2, C-3). */
public final class InitialForm {

    private InitialForm() {}

    /** @throws Refusal with every broken rule */
    static ClaimStarted start(
            StartClaim command,
            @Nullable ClaimId copiedFrom,
            Actor actor,
            CatalogueVersions versions,
            Exceptions exceptions,
            LateFunds late,
            Instant now) {
        refuseUnlessAllowed(
                command.programme(),
                command.period(),
                command.currency(),
                command.details(),
                versions,
                exceptions,
                late,
                now);
        Catalogue catalogue = versions.ofUse(command.period());
        ClaimDetails details = command.details();
        Deadline submitBy = catalogue.submitBy(command.period(), details.location());
        return new ClaimStarted(
                command.claim(),
                actor.organisation(),
                command.number(),
                command.programme(),
                details.location(),
                command.period(),
                details.activity(),
                details.title().strip(),
                details.activityStart(),
                details.activityEnd(),
                command.currency(),
                details.planId(),
                catalogue.version(),
                copiedFrom,
                details.preApproval(),
                submitBy,
                Reminder.of(submitBy, catalogue.limits().draftWarningDays(), now),
                catalogue.keepOriginalsUntil(details.activityEnd()),
                details.language());
    }

    /**
     * Checks what {@link #start} checks, before a claim number is spent.
     *
     * @param exceptions those that concern such a claim
     * @throws Refusal with every broken rule
     */
    public static void refuseUnlessAllowed(
            String programme,
            EarningPeriod period,
            Currency currency,
            ClaimDetails details,
            CatalogueVersions versions,
            Exceptions exceptions,
            Instant now) {
        refuseUnlessAllowed(programme, period, currency, details, versions, exceptions, LateFunds.NONE, now);
    }

    /**
     * The same after a late decision about the funds (C-7).
     *
     * @throws Refusal with every broken rule
     */
    static void refuseUnlessAllowed(
            String programme,
            EarningPeriod period,
            Currency currency,
            ClaimDetails details,
            CatalogueVersions versions,
            Exceptions exceptions,
            LateFunds late,
            Instant now) {
        Catalogue catalogue = versions.ofUse(period);
        Violations violations = new Violations();
        programme(programme, catalogue, violations);
        ClaimCurrency.refused(currency, "/currency", catalogue).ifPresent(violations::add);
        violations.unless(
                versions.knows(period),
                RefusalCode.PERIOD_NOT_IN_CATALOGUE,
                "/period",
                catalogue.version(),
                catalogue.effectiveFrom(),
                period,
                period.usage());
        details(details, null, programme, period, catalogue, new Allowed(exceptions, late, now), violations);
        catalogue
                .location(details.location())
                .ifPresent(location ->
                        draftDay(location, period, catalogue, new Allowed(exceptions, late, now), violations));
        violations.refuseIfAny();
    }

    /** No event if nothing changes. */
    static List<ClaimEvent> change(
            ClaimContent file, ChangeDetails command, Catalogue catalogue, Exceptions exceptions, Instant now) {
        ClaimDetails before = file.details();
        ClaimDetails after = new ClaimDetails(
                or(command.location(), before.location()),
                or(command.activity(), before.activity()),
                or(command.title(), before.title()).strip(),
                or(command.activityStart(), before.activityStart()),
                or(command.activityEnd(), before.activityEnd()),
                Patch.after(command.planId(), before.planId()),
                Patch.after(command.preApproval(), before.preApproval()),
                Patch.after(command.language(), before.language()));
        Violations violations = new Violations();
        details(
                after,
                before,
                file.programme(),
                file.period(),
                catalogue,
                new Allowed(exceptions, LateFunds.NONE, now),
                violations);
        violations.refuseIfAny();
        if (after.equals(before)) {
            return List.of();
        }
        return List.of(new ClaimDetailsChanged(
                file.id(),
                file.organisation(),
                after.location(),
                after.activity(),
                after.title(),
                after.activityStart(),
                after.activityEnd(),
                catalogue.keepOriginalsUntil(after.activityEnd()),
                after.planId(),
                after.preApproval(),
                after.language()));
    }

    /** P-1: for a programme without co-op funds, the message says where its partners go instead. */
    private static void programme(String code, Catalogue catalogue, Violations violations) {
        Optional<Programme> programme = catalogue.programme(code);
        if (programme.isEmpty()) {
            violations.add(RefusalCode.UNKNOWN_PROGRAMME.under("P-1").at("/programme", code));
        } else if (!programme.get().coopEligible()) {
            String redirect = programme.get().redirect();
            violations.add(RefusalCode.PROGRAMME_NOT_COOP.at(
                    "/programme", programme.get().name(), (redirect == null ? "Use its own process." : redirect)));
        }
    }

    private static void details(
            ClaimDetails details,
            @Nullable ClaimDetails before,
            String programme,
            EarningPeriod period,
            Catalogue catalogue,
            Allowed allowed,
            Violations violations) {
        violations.text(details.title(), "/title", "C-2");
        violations.unless(
                catalogue.location(details.location()).isPresent(),
                RefusalCode.UNKNOWN_LOCATION.under("C-2"),
                "/location",
                details.location());
        activity(details, programme, catalogue, violations);
        dates(details, before, period, allowed, catalogue.zone(details.location()), violations);
    }

    private static void activity(ClaimDetails details, String programme, Catalogue catalogue, Violations violations) {
        Optional<Activity> activity = catalogue.activity(details.activity());
        if (activity.isEmpty()) {
            violations.add(RefusalCode.UNKNOWN_ACTIVITY.at("/activity", details.activity()));
        } else if (catalogue.programme(programme).isPresent() && !isOpen(activity.get(), programme, details)) {
            violations.add(RefusalCode.ACTIVITY_NOT_ELIGIBLE.at(
                    "/activity", activity.get().name(), programme, details.activityStart()));
        }
    }

    /** Whether the activity is open to the programme on the day on which it began (P-3). */
    public static boolean isOpen(Activity activity, String programme, ClaimDetails details) {
        LocalDate from = activity.effectiveFrom();
        return activity.programmes().contains(programme)
                && (from == null || !details.activityStart().isBefore(from));
    }

    /** What exceptions allow at that moment. */
    private record Allowed(Exceptions exceptions, LateFunds late, Instant now) {
        LocalDate today(ZoneId zone) {
            return now.atZone(zone).toLocalDate();
        }
    }

    /** Only a day that changes needs an exception that holds today: the others were allowed when they were entered. */
    private static void dates(
            ClaimDetails details,
            @Nullable ClaimDetails before,
            EarningPeriod period,
            Allowed allowed,
            ZoneId zone,
            Violations violations) {
        if (details.activityEnd().isBefore(details.activityStart())) {
            violations.add(RefusalCode.DATES_REVERSED.under("C-2").at("/activityEnd"));
            return;
        }
        LocalDate today = allowed.today(zone);
        if (before == null || !details.activityStart().equals(before.activityStart())) {
            outside(details.activityStart(), "/activityStart", period, allowed, today, violations);
        }
        if (before == null || !details.activityEnd().equals(before.activityEnd())) {
            outside(details.activityEnd(), "/activityEnd", period, allowed, today, violations);
        }
    }

    private static void outside(
            LocalDate day, String path, EarningPeriod period, Allowed allowed, LocalDate today, Violations violations) {
        DateRange usage = period.usage();
        if (!usage.contains(day)
                && allowed.exceptions()
                        .allowing(Kind.ACTIVITY_DATES, today, terms -> terms.includes(day))
                        .isEmpty()) {
            violations.add(allowed.exceptions()
                    .explained(
                            RefusalCode.ACTIVITY_OUTSIDE_USAGE_PERIOD.at(path, day, usage, period),
                            Kind.ACTIVITY_DATES,
                            today,
                            terms -> terms.includes(day)));
        }
    }

    /**
     * C-12: a draft may be started from the first day of the usage period until the claiming period ends, or until an exception's
     * later deadline. After that, nobody could submit it for the first time (C-7), and it would only expire.
     */
    private static void draftDay(
            Location location, EarningPeriod period, Catalogue catalogue, Allowed allowed, Violations violations) {
        LocalDate first = period.usage().first();
        Deadline submitBy = catalogue.submitBy(period, location.code());
        LocalDate today = allowed.today(location.zone());
        violations.unless(!today.isBefore(first), RefusalCode.EARLY_DRAFT, "/activityStart", period, first);
        Predicate<ExceptionTerms> later = terms -> terms.deadline() == PartnerDeadline.SUBMISSION
                && terms.lastDay() != null
                && !today.isAfter(terms.lastDay());
        boolean decidedLate = allowed.late()
                .claimable(location.zone(), allowed.now())
                .filter(until -> !until.isOver(allowed.now()))
                .isPresent();
        if (submitBy.isOver(allowed.now())
                && !decidedLate
                && allowed.exceptions()
                        .allowing(Kind.LATER_DEADLINE, today, later)
                        .isEmpty()) {
            violations.add(allowed.exceptions()
                    .explained(
                            RefusalCode.LATE_TO_START.at("/activityStart", period, submitBy),
                            Kind.LATER_DEADLINE,
                            today,
                            later));
        }
    }

    private static <T> T or(@Nullable T changed, T before) {
        return changed == null ? before : changed;
    }
}
