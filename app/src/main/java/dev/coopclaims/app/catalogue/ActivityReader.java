package dev.coopclaims.app.catalogue;

import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.catalogue.Cap;
import dev.coopclaims.kernel.catalogue.DocumentKind;
import dev.coopclaims.kernel.catalogue.MetricKind;
import dev.coopclaims.kernel.catalogue.Programme;
import dev.coopclaims.kernel.catalogue.Proof;
import dev.coopclaims.kernel.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue's activities (P-3): what each must prove, what it may spend on, and its limits. */
final class ActivityReader {
    /** The catalogue's word for an activity whose source states no core requirement. */
    private static final String NONE_STATED = "NONE_STATED";

    private static final String EXPENSE = "EXPENSE_";

    private final Known known;

    ActivityReader(Known known) {
        this.known = known;
    }

    /** What an activity may name. */
    record Known(
            Map<String, Programme> programmes,
            Map<String, String> categories,
            Map<String, String> requirements,
            Map<String, DocumentKind> kinds,
            Map<String, MetricKind> metrics,
            Map<String, String> expenseTypes,
            Map<String, String> ineligible) {}

    Map<String, Activity> read(CatalogueNode activities) {
        Map<String, Activity> byCode = activities.byCode(this::activity);
        for (CatalogueNode place : activities.items()) {
            place.at("components").codes(byCode, "activity");
        }
        return byCode;
    }

    private Activity activity(CatalogueNode place) {
        String category = place.at("category").text();
        if (!category.isEmpty() && !known.categories().containsKey(category)) {
            place.at("category").wrong("unknown category '" + category + "'");
        }
        List<String> requirements =
                new ArrayList<>(place.at("core_requirements").codes(known.requirements(), "core requirement"));
        requirements.remove(NONE_STATED);
        List<String> expenses = place.at("eligible_expenses").codes(known.expenseTypes(), "expense type");
        if (expenses.isEmpty()) {
            place.at("eligible_expenses").wrong("at least one expense type is payable");
        }
        return new Activity(
                place.at("code").text(),
                place.at("name").text(),
                category,
                programmes(place.at("programmes")),
                preApproval(place.at("pre_approval")),
                requirements,
                proof(place.at("proof")),
                new Activity.CostEvidence(
                        kinds(place.at("cost_evidence").at("all_of")),
                        kinds(place.at("cost_evidence").at("any_of"))),
                place.at("metrics").codes(known.metrics(), "metric"),
                Set.copyOf(expenses),
                Set.copyOf(place.at("ineligible_expenses").codes(known.ineligible(), "ineligible expense")),
                caps(place.at("caps")),
                components(place),
                place.at("effective_from").exists() ? place.at("effective_from").date() : null);
    }

    /** {@code ALL}, {@code {all_except: […]}} or a list; ALL means every co-op eligible programme. */
    private Set<String> programmes(CatalogueNode place) {
        Set<String> open = new LinkedHashSet<>();
        known.programmes().values().stream()
                .filter(Programme::coopEligible)
                .map(Programme::code)
                .forEach(open::add);
        if (place.node().isObject()) {
            open.removeAll(place.at("all_except").codes(known.programmes(), "programme"));
        } else if (place.node().isArray()) {
            open.retainAll(place.codes(known.programmes(), "programme"));
        } else if (!place.text().equals("ALL")) {
            place.wrong("ALL, a list of programmes, or all_except");
        }
        return open;
    }

    private Proof proof(CatalogueNode place) {
        if (!place.exists()) {
            place.wrong("is missing");
        }
        if (place.at("from_components").truth(false)) {
            return Proof.NONE;
        }
        return new Proof(
                kinds(place.at("all_of")),
                kinds(place.at("any_of")),
                place.at("conditional").items().stream().map(this::conditional).toList(),
                place.at("one_branch_of").items().stream()
                        .map(this::conditional)
                        .toList());
    }

    private Proof.Conditional conditional(CatalogueNode place) {
        String when = place.at("when").text();
        if (when.startsWith(EXPENSE) && !known.expenseTypes().containsKey(when.substring(EXPENSE.length()))) {
            place.at("when").wrong("unknown expense type in '" + when + "'");
        }
        return new Proof.Conditional(when, kinds(place.at("all_of")));
    }

    private List<String> kinds(CatalogueNode place) {
        return place.codes(known.kinds(), "document kind");
    }

    private static Activity.@Nullable Components components(CatalogueNode place) {
        if (!place.at("components").exists()) {
            return null;
        }
        List<String> parts = place.at("components").texts();
        return new Activity.Components(parts, place.at("min_components").number(1, parts.size(), 1));
    }

    private static boolean preApproval(CatalogueNode place) {
        String needed = place.text("OPTIONAL");
        place.word(needed, List.of("REQUIRED", "OPTIONAL"));
        return needed.equals("REQUIRED");
    }

    /** Each is known by its identity, whatever later versions say of it. */
    private List<Cap> caps(CatalogueNode place) {
        List<Cap> caps = new ArrayList<>();
        for (CatalogueNode item : place.items()) {
            Cap cap = cap(item);
            if (caps.stream().anyMatch(other -> other.identity().equals(cap.identity()))) {
                item.wrong("another cap counts " + cap.identity() + " too; give each a code of its own: code");
            }
            caps.add(cap);
        }
        return caps;
    }

    private Cap cap(CatalogueNode place) {
        List<String> per = place.at("per").words(Cap.PER);
        if (per.isEmpty()) {
            place.at("per").wrong("what it is counted per; allowed: " + String.join(", ", Cap.PER));
        }
        if (place.at("basis").exists()) {
            place.at("basis").word(place.at("basis").text(), List.of("coop_accrued"));
        }
        Cap.Kind kind = place.at("kind").oneOf(Cap.Kind.class).orElse(Cap.Kind.ABSOLUTE);
        boolean counted = kind == Cap.Kind.ABSOLUTE || kind == Cap.Kind.GREATER_OF;
        boolean share = kind == Cap.Kind.PERCENT_OF_EARNED || kind == Cap.Kind.GREATER_OF;
        CatalogueNode surface = place.at("unless_surface");
        boolean unlimited =
                surface.exists() && surface.node().isString() && surface.word(surface.text(), List.of("UNLIMITED"));
        Money amount = counted ? place.money().orElse(null) : null;
        return new Cap(
                kind,
                amount,
                share ? place.at("percent").number(1, 100, 0) : null,
                kind == Cap.Kind.HEADCOUNT ? place.at("max_people").number(1, 10_000, 0) : null,
                surface.exists() && surface.node().isObject()
                        ? surface.at("percent").number(1, 100, 0)
                        : null,
                unlimited,
                per,
                place.at("expense_types").codes(known.expenseTypes(), "expense type"),
                place.at("code").exists() ? place.at("code").text() : null);
    }
}
