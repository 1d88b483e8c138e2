package dev.coopclaims.command.granting;

import dev.coopclaims.command.claim.ActivityRequirements;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.MovedDeadlines;
import dev.coopclaims.command.claim.OtherState;
import dev.coopclaims.command.claim.Violations;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.exception.ExceptionsState;
import dev.coopclaims.command.exception.GrantedException;
import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.catalogue.Cap;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.exception.ExceptionGranted;
import dev.coopclaims.kernel.exception.ExceptionScope;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.time.DateRange;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which exceptions can be granted: only those that somebody can use, and that allow more than the rules. Pure. */
final class ExceptionDecisions {
    /** Where a day ends last, for what is not about one location. */
    private static final ZoneId LAST_ZONE = ZoneOffset.ofHours(-12);

    private ExceptionDecisions() {}

    /**
     * @param claim the only one that it is for; absent if it is for a half-year
     * @param before what was granted before; absent if nothing was
     * @throws Refusal with every broken rule; a conflict if the claim waits for nothing of the kind, or it was granted already
     */
    static ExceptionGranted grant(
            GrantException command, @Nullable ClaimState claim, @Nullable ExceptionsState before, Context context) {
        ExceptionScope scope = scope(command, claim, context);
        Catalogue catalogue = context.catalogue(scope.period());
        ZoneId zone = claim == null
                ? LAST_ZONE
                : catalogue.zone(claim.file().details().location());
        LocalDate today = context.now().atZone(zone).toLocalDate();
        if (claim != null && claim.isOver() && command.terms().deadline() == null) {
            throw OtherState.refusal(claim, RefusalCode.EXCEPTION_CLAIM_OVER);
        }
        Violations violations = new Violations();
        violations.unless(!command.until().isBefore(today), RefusalCode.EXCEPTION_OVER, "/until", command.until());
        ExceptionTerms terms = switch (command.terms().kind()) {
            case LATER_DEADLINE -> deadline(command.terms(), claim, scope, catalogue, context, violations);
            case HIGHER_CAP -> cap(command.terms(), claim, catalogue, violations);
            case ACTIVITY_DATES -> dates(command.terms(), "/activityDates", scope.period(), violations);
            case COST_DATES -> dates(command.terms(), "/costDates", scope.period(), violations);
        };
        violations.refuseIfAny();
        if (before != null) {
            refuseTwice(scope, terms, before, today);
        }
        return new ExceptionGranted(
                command.target(),
                command.organisation(),
                command.exception(),
                scope,
                terms,
                command.until(),
                scope.subject(command.organisation()),
                command.reason());
    }

    private static ExceptionScope scope(GrantException command, @Nullable ClaimState claim, Context context) {
        if (claim != null) {
            if (command.programme() != null || command.period() != null) {
                throw Refusal.rule(RefusalCode.EXCEPTION_SCOPE.at("/claim"));
            }
            return new ExceptionScope(
                    claim.file().id(),
                    claim.file().label(),
                    claim.file().programme(),
                    claim.file().period());
        }
        EarningPeriod period = command.period();
        if (period == null) {
            throw Refusal.rule(RefusalCode.EXCEPTION_SCOPE.at("/period"));
        }
        Catalogue catalogue = context.catalogue(period);
        if (!context.catalogues().knows(period)) {
            throw Refusal.rule(RefusalCode.PERIOD_NOT_IN_CATALOGUE.at(
                    "/period", catalogue.version(), catalogue.effectiveFrom(), period, period.usage()));
        }
        String programme = command.programme();
        if (programme != null && catalogue.programme(programme).isEmpty()) {
            throw Refusal.rule(RefusalCode.UNKNOWN_PROGRAMME.under("X-1").at("/programme", programme));
        }
        return new ExceptionScope(null, null, programme, period);
    }

    private static ExceptionTerms deadline(
            ExceptionTerms terms,
            @Nullable ClaimState claim,
            ExceptionScope scope,
            Catalogue catalogue,
            Context context,
            Violations violations) {
        PartnerDeadline of = terms.deadline() == null ? PartnerDeadline.SUBMISSION : terms.deadline();
        LocalDate lastDay = required(terms.lastDay());
        String path = "/deadline/lastDay";
        if (claim == null) {
            violations.unless(of == PartnerDeadline.SUBMISSION, RefusalCode.EXCEPTION_NEEDS_CLAIM, "/claim");
            LocalDate now = catalogue.claiming(scope.period()).last();
            violations.unless(lastDay.isAfter(now), RefusalCode.EXCEPTION_NOT_LATER, path, now, now);
            violations.unless(
                    !Deadline.endOf(lastDay, LAST_ZONE).isOver(context.now()),
                    RefusalCode.EXCEPTION_DEADLINE_OVER,
                    path,
                    lastDay);
            return ExceptionTerms.laterDeadline(of, lastDay);
        }
        List<MovedDeadlines.Running> running = MovedDeadlines.running(claim, of);
        if (running.isEmpty()) {
            throw OtherState.refusal(claim, RefusalCode.EXCEPTION_TOO_LATE);
        }
        // Of several requests for originals, those that have more time already keep it.
        Deadline now = running.stream()
                .map(MovedDeadlines.Running::deadline)
                .min(Comparator.comparing(Deadline::before))
                .orElseThrow();
        violations.unless(lastDay.isAfter(now.lastDay()), RefusalCode.EXCEPTION_NOT_LATER, path, now, now.lastDay());
        violations.unless(
                !Deadline.endOf(lastDay, now.zone()).isOver(context.now()),
                RefusalCode.EXCEPTION_DEADLINE_OVER,
                path,
                lastDay);
        return ExceptionTerms.laterDeadline(of, lastDay);
    }

    private static ExceptionTerms cap(
            ExceptionTerms terms, @Nullable ClaimState claim, Catalogue catalogue, Violations violations) {
        String activity = required(terms.activity());
        if ((terms.amount() == null) == (terms.people() == null)) {
            throw Refusal.rule(RefusalCode.EXCEPTION_CAP_AMOUNT.at("/cap"));
        }
        List<Cap> caps = catalogue.activity(activity).map(Activity::caps).orElse(List.of()).stream()
                .filter(cap -> terms.cap() == null || terms.cap().equals(cap.identity()))
                .filter(cap -> (cap.kind() == Cap.Kind.HEADCOUNT) == (terms.people() != null))
                .toList();
        if (catalogue.activity(activity).isEmpty()) {
            throw Refusal.rule(RefusalCode.UNKNOWN_ACTIVITY.at("/cap/activity", activity));
        }
        String ofClaim = claim == null ? activity : claim.file().details().activity();
        violations.unless(
                isUsedBy(ofClaim, activity, catalogue),
                RefusalCode.EXCEPTION_OTHER_ACTIVITY,
                "/cap/activity",
                ofClaim,
                activity);
        if (caps.size() != 1) {
            throw Refusal.rule(RefusalCode.EXCEPTION_CAP_UNKNOWN.at("/cap/cap", activity, capsOf(activity, catalogue)));
        }
        Cap cap = caps.getFirst();
        Money usual = cap.amount();
        Money amount = terms.amount();
        if (amount != null && usual != null) {
            if (!amount.currency().equals(usual.currency())) {
                throw Refusal.rule(RefusalCode.EXCEPTION_CURRENCY.at("/cap/amount/currency", usual.currency()));
            }
            violations.unless(amount.isMoreThan(usual), RefusalCode.EXCEPTION_NOT_HIGHER, "/cap/amount/amount", usual);
        }
        if (amount != null) {
            violations.unless(amount.isPositive(), RefusalCode.EXCEPTION_CAP_NOTHING, "/cap/amount/amount");
            violations.unless(
                    isKnown(amount.currency(), cap, catalogue),
                    RefusalCode.EXCEPTION_CURRENCY_UNKNOWN,
                    "/cap/amount/currency",
                    amount.currency());
        }
        Integer most = cap.maxPeople();
        Integer people = terms.people();
        violations.unless(
                people == null || most == null || people > most,
                RefusalCode.EXCEPTION_NOT_HIGHER,
                "/cap/people",
                most + " people");
        return ExceptionTerms.higherCap(activity, cap.identity(), amount, people);
    }

    /** Whether the caps of an activity limit a claim: it is the claim's, or one of its components. */
    private static boolean isUsedBy(String ofClaim, String activity, Catalogue catalogue) {
        return ofClaim.equals(activity)
                || ActivityRequirements.of(ofClaim, catalogue).stream()
                        .flatMap(asked -> asked.components().stream())
                        .anyMatch(part -> part.code().equals(activity));
    }

    /** A limit in a currency that no claim, no fund and no cap of the catalogue is in would have no rate. */
    private static boolean isKnown(Currency currency, Cap cap, Catalogue catalogue) {
        Money usual = cap.amount();
        return catalogue.currencies().contains(currency)
                || (usual != null && usual.currency().equals(currency))
                || catalogue.entities().values().stream()
                        .anyMatch(entity -> entity.currency().equals(currency));
    }

    private static String capsOf(String activity, Catalogue catalogue) {
        String all = catalogue.activity(activity).map(Activity::caps).orElse(List.of()).stream()
                .map(cap -> "“" + cap.identity() + "”")
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "none" : all;
    }

    private static ExceptionTerms dates(
            ExceptionTerms terms, String path, EarningPeriod period, Violations violations) {
        DateRange usage = period.usage();
        LocalDate from = terms.from() == null ? usage.first() : terms.from();
        LocalDate to = terms.to() == null ? usage.last() : terms.to();
        boolean contains = !from.isAfter(usage.first()) && !to.isBefore(usage.last());
        boolean wider = from.isBefore(usage.first()) || to.isAfter(usage.last());
        violations.unless(contains && wider, RefusalCode.EXCEPTION_DATES_NOT_WIDER, path, period, usage);
        return ExceptionTerms.widerDates(terms.kind(), from, to);
    }

    private static void refuseTwice(
            ExceptionScope scope, ExceptionTerms terms, ExceptionsState before, LocalDate today) {
        List<GrantedException> usable =
                before.all().stream().filter(one -> one.isUsable(today)).toList();
        usable.stream()
                .filter(one -> one.terms().equals(terms) && isSame(one.scope(), scope))
                .findFirst()
                .ifPresent(same -> {
                    throw Refusal.conflict(RefusalCode.EXCEPTION_GRANTED_TWICE.at("", same.id()));
                });
        if (usable.size() >= GrantException.MAX_USABLE) {
            throw Refusal.rule(RefusalCode.TOO_MANY_EXCEPTIONS.at("", GrantException.MAX_USABLE));
        }
    }

    /** Labels may differ: a claim's location may have changed since. */
    private static boolean isSame(ExceptionScope one, ExceptionScope other) {
        return new ExceptionScope(one.claim(), null, one.programme(), one.period())
                .equals(new ExceptionScope(other.claim(), null, other.programme(), other.period()));
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the terms lack what their kind needs");
        }
        return value;
    }
}
