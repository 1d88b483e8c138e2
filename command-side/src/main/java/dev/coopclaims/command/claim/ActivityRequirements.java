package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.Proof;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * What a claim for an activity must show (P-3, P-5): the requirements of the activity itself and, if it is composed of
 * other activities, those of its components.
 */
public record ActivityRequirements(Activity activity, List<Activity> components) {
    private static final String RAN = "RAN_";

    public ActivityRequirements {
        components = List.copyOf(components);
    }

    /** With every possible component; empty if the catalogue has no such activity. */
    public static Optional<ActivityRequirements> of(String activity, Catalogue catalogue) {
        return catalogue
                .activity(activity)
                .map(found -> new ActivityRequirements(
                        found,
                        componentCodes(found).stream()
                                .flatMap(code -> catalogue.activity(code).stream())
                                .toList()));
    }

    /** With only the components that were run, according to the answers. */
    public ActivityRequirements ran(Map<String, Boolean> answers) {
        return new ActivityRequirements(
                activity,
                components.stream()
                        .filter(part -> answers.getOrDefault(question(part), false))
                        .toList());
    }

    /** The yes/no question whether a component was run. */
    public static String question(Activity component) {
        return RAN + component.code();
    }

    public SequencedSet<String> coreRequirements() {
        return codes(activities().flatMap(one -> one.coreRequirements().stream()));
    }

    public SequencedSet<String> metrics() {
        return codes(activities().flatMap(one -> one.metrics().stream()));
    }

    public List<Proof> proofs() {
        return activities().map(Activity::proof).toList();
    }

    /** Every yes/no question that may be answered. */
    public SequencedSet<String> questions() {
        return codes(Stream.concat(
                components.stream().map(ActivityRequirements::question),
                proofs().stream()
                        .flatMap(proof -> Stream.concat(proof.conditional().stream(), proof.oneBranchOf().stream()))
                        .filter(Proof.Conditional::isQuestion)
                        .map(Proof.Conditional::when)));
    }

    /** How many components must have been run at least; 0 if the activity has no components. */
    public int componentsAtLeast() {
        Activity.Components parts = activity.components();
        return parts == null ? 0 : parts.atLeast();
    }

    private Stream<Activity> activities() {
        return Stream.concat(Stream.of(activity), components.stream());
    }

    private static List<String> componentCodes(Activity activity) {
        Activity.Components parts = activity.components();
        return parts == null ? List.of() : parts.activities();
    }

    private static SequencedSet<String> codes(Stream<String> all) {
        return all.collect(LinkedHashSet::new, LinkedHashSet::add, LinkedHashSet::addAll);
    }
}
