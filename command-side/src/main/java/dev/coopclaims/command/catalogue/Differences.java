package dev.coopclaims.command.catalogue;

import dev.coopclaims.command.catalogue.Difference.Effect;
import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.catalogue.Cap;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.money.Money;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a version of the catalogue changes against another, thing by thing and field by field. Fields are found by
 * themselves, so that a new one is never left out; {@link Direction} says what each means for partners.
 */
public final class Differences {
    private static final String CAP = "cap";

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
        claimingPeriods(
                before.limits().claimingDaysAfterUsageEnd(), after.limits().claimingDaysAfterUsageEnd());
        field("catalogue", "", "metricsWaived", before.metricsWaived(), after.metricsWaived());
        field("catalogue", "", "ineligibleParts", before.ineligibleParts(), after.ineligibleParts());
        field("catalogue", "", "reviewCalendar", before.reviewCalendar(), after.reviewCalendar());
        field("catalogue", "", "currencies", before.currencies(), after.currencies());
        field("catalogue", "", "maxFileBytes", before.maxFileBytes(), after.maxFileBytes());
        field("catalogue", "", "explanationRequired", before.explanationRequired(), after.explanationRequired());
        fields("drawing", "", before.drawing(), after.drawing(), Set.of());
        order(before, after);
    }

    /** Both ends of the claiming period lie that many days after those of the usage period (T-3). */
    private void claimingPeriods(int before, int after) {
        if (after > before) {
            found.add(new Difference(
                    "limits",
                    "",
                    "claimingDaysAfterUsageEnd",
                    String.valueOf(before),
                    String.valueOf(after),
                    Effect.NARROWS,
                    "The claiming period also begins " + (after - before) + " days later."));
        }
    }

    /** F-5: the order of the entities is part of the rules, also where no list says it. */
    private void order(Catalogue before, Catalogue after) {
        List<String> was = drawnOn(before, after.entities().keySet());
        List<String> is = drawnOn(after, before.entities().keySet());
        if (!was.equals(is)) {
            found.add(new Difference(
                    "drawing",
                    "",
                    "order",
                    told(was),
                    told(is),
                    Effect.NARROWS,
                    "Claims draw on the entities in the order " + told(is) + " instead of " + told(was) + "."));
        }
    }

    private static List<String> drawnOn(Catalogue catalogue, Set<String> inBoth) {
        return catalogue.drawing().of(catalogue.entities().keySet(), "").stream()
                .filter(inBoth::contains)
                .toList();
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
                countedNow(before, activity, changed);
            }
        });
    }

    /** What a component pays now counts for its caps too, in claims of the activities that pay it anyway (P-3). */
    private void countedNow(Map<String, Activity> activities, Activity part, Activity changed) {
        if (changed.caps().isEmpty()) {
            return;
        }
        for (Activity whole : activities.values()) {
            Activity.Components components = whole.components();
            if (components != null && components.activities().contains(part.code())) {
                Set<String> counted = new TreeSet<>(changed.eligibleExpenses());
                counted.removeAll(part.eligibleExpenses());
                counted.retainAll(paid(whole, components, activities));
                if (!counted.isEmpty()) {
                    found.add(new Difference(
                            "activity",
                            part.code(),
                            "eligibleExpenses",
                            null,
                            told(counted),
                            Effect.NARROWS,
                            "Costs of " + told(counted) + " in claims of " + whole.code()
                                    + " count for the caps of its component " + part.code() + " too."));
                }
            }
        }
    }

    private static Set<String> paid(Activity whole, Activity.Components components, Map<String, Activity> activities) {
        Set<String> paid = new TreeSet<>(whole.eligibleExpenses());
        components.activities().stream()
                .flatMap(code -> Stream.ofNullable(activities.get(code)))
                .forEach(component -> paid.addAll(component.eligibleExpenses()));
        return paid;
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
                .forEach(code -> found.add(came(area, code, Direction.ofNew(area))));
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
            Difference change = changed(
                    area, code, field, told(before), told(after), Direction.effect(area + "." + field, before, after));
            found.add(
                    before instanceof Collection<?> some && after instanceof Collection<?> others
                            ? change.saying(of(area, code) + ", " + words(field) + " " + comings(some, others) + ".")
                            : change);
        }
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
            case Set<?> unordered
            when !unordered.isEmpty() ->
                unordered.stream().map(Differences::told).sorted().collect(Collectors.joining(", "));
            case Collection<?> none when none.isEmpty() -> "none";
            case Collection<?> all -> all.stream().map(Differences::told).collect(Collectors.joining(", "));
            case Boolean truth -> truth ? "yes" : "no";
            case Money money -> money.toString();
            case Record record when Modifier.isPublic(record.getClass().getModifiers()) -> parts(record);
            default -> String.valueOf(value);
        };
    }

    private static String parts(Record record) {
        return Stream.of(record.getClass().getRecordComponents())
                .map(part -> words(part.getName()) + " " + told(value(part, record)))
                .collect(Collectors.joining(", "));
    }

    private static @Nullable Object value(RecordComponent part, Record of) {
        try {
            return part.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("a component of a public record cannot be read", impossible);
        }
    }
}
