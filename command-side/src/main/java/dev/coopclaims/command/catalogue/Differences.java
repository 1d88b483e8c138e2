package dev.coopclaims.command.catalogue;

import dev.coopclaims.command.catalogue.Difference.Effect;
import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.catalogue.Cap;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.money.Money;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a version of the catalogue changes against another, thing by thing and field by field. Fields are found by
 * themselves, so that a new one is never left out; one that is not known to widen what partners may do counts as
 * narrowing it.
 */
public final class Differences {
    private static final String CAP = "cap";

    /** In which direction a field widens. */
    private enum Wider {
        MORE,
        FEWER,
        TRUE,
        FALSE,
        WORDS
    }

    private static final Map<String, Wider> WIDER = Map.ofEntries(
            Map.entry("programme.name", Wider.WORDS),
            Map.entry("programme.redirect", Wider.WORDS),
            Map.entry("programme.coopEligible", Wider.TRUE),
            Map.entry("programme.requiresTaxInvoice", Wider.FALSE),
            Map.entry("programme.reimbursedPercent", Wider.MORE),
            Map.entry("entity.name", Wider.WORDS),
            Map.entry("location.requiresTaxInvoice", Wider.FALSE),
            Map.entry("activity.name", Wider.WORDS),
            Map.entry("activity.programmes", Wider.MORE),
            Map.entry("activity.preApprovalRequired", Wider.FALSE),
            Map.entry("activity.coreRequirements", Wider.FEWER),
            Map.entry("activity.metrics", Wider.FEWER),
            Map.entry("activity.eligibleExpenses", Wider.MORE),
            Map.entry("activity.ineligibleParts", Wider.FEWER),
            Map.entry("cap.amount", Wider.MORE),
            Map.entry("cap.percentOfEarned", Wider.MORE),
            Map.entry("cap.maxPeople", Wider.MORE),
            Map.entry("cap.surfacePercent", Wider.MORE),
            Map.entry("cap.unlimitedForSurface", Wider.TRUE),
            Map.entry("rejection reason.text", Wider.WORDS),
            Map.entry("limits.claimingDaysAfterUsageEnd", Wider.MORE),
            Map.entry("limits.disputeWindowDays", Wider.MORE),
            Map.entry("limits.answerDays", Wider.MORE),
            Map.entry("limits.answerDaysAfterActivity", Wider.MORE),
            Map.entry("limits.blockedPaymentDays", Wider.MORE),
            Map.entry("limits.originalsDays", Wider.MORE),
            Map.entry("limits.disputesPerClaim", Wider.MORE),
            Map.entry("limits.disputesAfterRevocation", Wider.MORE),
            Map.entry("limits.draftWarningDays", Wider.WORDS),
            Map.entry("limits.answerReminderDays", Wider.WORDS),
            Map.entry("catalogue.metricsWaived", Wider.MORE),
            Map.entry("catalogue.ineligibleParts", Wider.FEWER),
            Map.entry("catalogue.currencies", Wider.MORE),
            Map.entry("catalogue.maxFileBytes", Wider.MORE),
            Map.entry("catalogue.explanationRequired", Wider.FEWER));

    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    /** What the later one changes, in the order of the catalogue. */
    public static List<Difference> between(Catalogue before, Catalogue after) {
        Differences differences = new Differences();
        differences.catalogues(before, after);
        return List.copyOf(differences.found);
    }

    private void catalogues(Catalogue before, Catalogue after) {
        things("programme", before.programmes(), after.programmes());
        things("entity", before.entities(), after.entities());
        things("location", before.locations(), after.locations());
        labels("expense type", before.expenseTypes(), after.expenseTypes());
        things("document kind", before.documentKinds(), after.documentKinds());
        things("metric", before.metricKinds(), after.metricKinds());
        labels("core requirement", before.coreRequirements(), after.coreRequirements());
        labels("category", before.categories(), after.categories());
        activities(before.activities(), after.activities());
        things("rejection reason", before.rejectionReasons(), after.rejectionReasons());
        fields("limits", "", before.limits(), after.limits(), Set.of());
        field("catalogue", "", "metricsWaived", before.metricsWaived(), after.metricsWaived());
        field("catalogue", "", "ineligibleParts", before.ineligibleParts(), after.ineligibleParts());
        field("catalogue", "", "reviewCalendar", before.reviewCalendar(), after.reviewCalendar());
        field("catalogue", "", "currencies", before.currencies(), after.currencies());
        field("catalogue", "", "maxFileBytes", before.maxFileBytes(), after.maxFileBytes());
        field("catalogue", "", "explanationRequired", before.explanationRequired(), after.explanationRequired());
        field("catalogue", "", "drawing", before.drawing(), after.drawing());
    }

    private void things(String area, Map<String, ? extends Record> before, Map<String, ? extends Record> after) {
        cameAndWent(area, before.keySet(), after.keySet());
        before.forEach((code, thing) -> {
            Record changed = after.get(code);
            if (changed != null) {
                fields(area, code, thing, changed, Set.of());
            }
        });
    }

    private void labels(String area, Map<String, String> before, Map<String, String> after) {
        cameAndWent(area, before.keySet(), after.keySet());
        before.forEach((code, words) -> {
            String changed = after.get(code);
            if (changed != null && !changed.equals(words)) {
                found.add(changed(area, code, "text", words, changed, Effect.WORDS));
            }
        });
    }

    private void activities(Map<String, Activity> before, Map<String, Activity> after) {
        cameAndWent("activity", before.keySet(), after.keySet());
        before.forEach((code, activity) -> {
            Activity changed = after.get(code);
            if (changed != null) {
                fields("activity", code, activity, changed, Set.of("caps"));
                caps(code, byIdentity(activity.caps()), byIdentity(changed.caps()));
            }
        });
    }

    private void caps(String activity, Map<String, Cap> before, Map<String, Cap> after) {
        before.keySet().stream()
                .filter(cap -> !after.containsKey(cap))
                .forEach(cap -> found.add(went(CAP, activity + " " + cap, Effect.WIDENS)));
        after.keySet().stream()
                .filter(cap -> !before.containsKey(cap))
                .forEach(cap -> found.add(came(CAP, activity + " " + cap, Effect.NARROWS)));
        before.forEach((known, cap) -> {
            Cap changed = after.get(known);
            if (changed != null) {
                fields(CAP, activity + " " + known, cap, changed, Set.of());
            }
        });
    }

    private static Map<String, Cap> byIdentity(List<Cap> caps) {
        Map<String, Cap> byIdentity = new LinkedHashMap<>();
        caps.forEach(cap -> byIdentity.put(cap.identity(), cap));
        return byIdentity;
    }

    private void cameAndWent(String area, Set<String> before, Set<String> after) {
        before.stream()
                .filter(code -> !after.contains(code))
                .forEach(code -> found.add(went(area, code, Effect.NARROWS)));
        after.stream()
                .filter(code -> !before.contains(code))
                .forEach(code -> found.add(came(area, code, Effect.WIDENS)));
    }

    private void fields(String area, String code, Record before, Record after, Set<String> besides) {
        for (RecordComponent part : before.getClass().getRecordComponents()) {
            if (!besides.contains(part.getName())) {
                field(area, code, part.getName(), value(part, before), value(part, after));
            }
        }
    }

    private void field(String area, String code, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            Wider wider = WIDER.get(area + "." + field);
            Difference change = changed(area, code, field, told(before), told(after), effect(wider, before, after));
            found.add(
                    before instanceof Collection<?> some && after instanceof Collection<?> others
                            ? change.saying(of(area, code) + ", " + words(field) + " " + comings(some, others) + ".")
                            : change);
        }
    }

    private static Effect effect(@Nullable Wider wider, @Nullable Object before, @Nullable Object after) {
        if (wider == null) {
            return Effect.NARROWS;
        }
        return switch (wider) {
            case WORDS -> Effect.WORDS;
            case TRUE -> widens(Boolean.TRUE.equals(after));
            case FALSE -> widens(Boolean.FALSE.equals(after));
            case MORE -> widens(holds(after, before));
            case FEWER -> widens(holds(before, after));
        };
    }

    private static Effect widens(boolean widens) {
        return widens ? Effect.WIDENS : Effect.NARROWS;
    }

    /** Whether the one is at least the other; what cannot be compared is not. */
    private static boolean holds(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Collection<?> all && other instanceof Collection<?> some) {
            return all.containsAll(some);
        }
        if (one instanceof Money more && other instanceof Money less) {
            return more.currency().equals(less.currency()) && !less.isMoreThan(more);
        }
        return one instanceof Number more && other instanceof Number less && more.longValue() >= less.longValue();
    }

    private static Difference came(String area, String code, Effect effect) {
        return new Difference(area, code, "", null, code, effect, "The " + area + " " + code + " is new.");
    }

    private static Difference went(String area, String code, Effect effect) {
        return new Difference(area, code, "", code, null, effect, "The " + area + " " + code + " is gone.");
    }

    private static Difference changed(
            String area, String code, String field, String before, String after, Effect effect) {
        return new Difference(
                area,
                code,
                field,
                before,
                after,
                effect,
                of(area, code) + ", " + words(field) + " is " + after + " instead of " + before + ".");
    }

    private static String of(String area, String code) {
        return code.isEmpty() ? "Of the " + area : "Of the " + area + " " + code;
    }

    private static String comings(Collection<?> before, Collection<?> after) {
        List<String> told = new ArrayList<>();
        List<Object> added = after.stream()
                .<Object>map(one -> one)
                .filter(one -> !before.contains(one))
                .toList();
        List<Object> gone = before.stream()
                .<Object>map(one -> one)
                .filter(one -> !after.contains(one))
                .toList();
        if (!added.isEmpty()) {
            told.add("now also has " + told(Set.copyOf(added)));
        }
        if (!gone.isEmpty()) {
            told.add("no longer has " + told(Set.copyOf(gone)));
        }
        return told.isEmpty() ? "has another order" : String.join(", and ", told);
    }

    private static String words(String field) {
        return field.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String told(@Nullable Object value) {
        return switch (value) {
            case null -> "none";
            case Set<?> unordered ->
                told(new ArrayList<>(new LinkedHashSet<>(unordered))
                        .stream().map(String::valueOf).sorted().toList());
            case Collection<?> none when none.isEmpty() -> "none";
            case Collection<?> all -> all.stream().map(Differences::told).collect(Collectors.joining(", "));
            case Boolean truth -> truth ? "yes" : "no";
            case Money money -> money.toString();
            case Record parts -> parts(parts.toString());
            default -> String.valueOf(value);
        };
    }

    private static String parts(String record) {
        return record.substring(record.indexOf('[') + 1).replaceAll("]$", "");
    }

    private static @Nullable Object value(RecordComponent part, Record of) {
        try {
            return part.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("a component of a public record cannot be read", impossible);
        }
    }
}
