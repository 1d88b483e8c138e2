package dev.coopclaims.app.eventmodel;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import dev.coopclaims.app.architecture.MainCode;
import dev.coopclaims.command.AllCommands;
import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.sample.EventSamples;
import dev.coopclaims.query.QuerySide;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.projection.View;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What leads to what, read from the code: which events a command can lead to (by the constructors that its decider reaches),
 * which views an event changes (by asking their folds), which tests use a command, and where a rule is decided and tested.
 */
final class EventModel {
    private static final JavaClasses CODE = MainCode.in("dev.coopclaims.command", "dev.coopclaims.kernel");

    private final Sources sources;

    EventModel(Sources sources) {
        this.sources = sources;
    }

    /** The whole page. */
    String page() {
        return """
            # Event model

            What leads to what, read from the code by `EventModelTest`: nothing here is written by hand. The test says what to
            do when the code has moved on.

            ## Commands

            | Command | Events it can lead to | Tests |
            |---|---|---|
            %s
            ## Events

            | Event | Stream | Views that it changes |
            |---|---|---|
            %s
            ## Rules

            | Rule | Decided in | Named by tests |
            |---|---|---|
            %s\
            """.formatted(commands(), events(), rules());
    }

    private String commands() {
        SortedMap<String, String> rows = new TreeMap<>();
        for (Class<?> command : AllCommands.deciders().commands()) {
            String feature = feature(command.getPackageName());
            rows.put(
                    feature + "/" + command.getSimpleName(),
                    row(
                            feature + " · **" + command.getSimpleName() + "**",
                            list(AllCommands.deciders().of(command).changes() ? eventsOf(CODE.get(command)) : Set.of()),
                            list(sources.testsThatMake(command.getSimpleName()))));
        }
        return lines(rows.values().stream());
    }

    private String events() {
        SortedMap<String, String> rows = new TreeMap<>();
        for (DomainEvent event : EventSamples.all()) {
            String stream = stream(event.getClass());
            rows.put(
                    stream + "/" + event.getClass().getSimpleName(),
                    row("**" + event.getClass().getSimpleName() + "**", stream, list(viewsChangedBy(event))));
        }
        return lines(rows.values().stream());
    }

    private String rules() {
        return lines(sources.rules().stream()
                .map(rule ->
                        row("**" + rule + "**", list(sources.deciding(rule)), list(sources.testsNamedAfter(rule)))));
    }

    /** The events whose constructors can be reached from the command's file. */
    private static Set<String> eventsOf(JavaClass command) {
        Set<String> events = new TreeSet<>();
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        deciderClasses(command).forEach(type -> type.getCodeUnits().forEach(open::push));
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (!seen.add(unit)) {
                continue;
            }
            Stream.of(unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream())
                    .flatMap(accesses -> accesses)
                    .forEach(access -> {
                        JavaClass owner = access.getTargetOwner();
                        if (owner.isAssignableTo(DomainEvent.class)) {
                            if (access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME)) {
                                events.add(owner.getSimpleName());
                            }
                        } else if (owner.getPackageName().startsWith("dev.coopclaims.command")) {
                            access.getTarget().resolveMember().ifPresent(member -> open.push((JavaCodeUnit) member));
                        }
                    });
        }
        return events;
    }

    /** The command's own class, with what it nests, and the deciders that it makes. */
    private static Stream<JavaClass> deciderClasses(JavaClass command) {
        Set<JavaClass> all = CODE.stream()
                .filter(type -> type.getName().equals(command.getName())
                        || type.getName().startsWith(command.getName() + "$"))
                .collect(toCollection(HashSet::new));
        command.getConstructorCallsFromSelf().stream()
                .map(call -> call.getTargetOwner())
                .filter(type -> type.isAssignableTo("dev.coopclaims.command.decision.Decider"))
                .forEach(all::add);
        return all.stream();
    }

    private static Set<String> viewsChangedBy(DomainEvent event) {
        RecordedEvent recorded = new RecordedEvent(
                0, "event", "name", "1", "stream", 0, Instant.EPOCH, Instant.EPOCH, event, Map.of("actor", "somebody"));
        return QuerySide.views().stream()
                .filter(view -> !view.fold().keys(recorded).isEmpty())
                .map(View::name)
                .collect(toCollection(TreeSet::new));
    }

    private static String stream(Class<?> event) {
        return Arrays.stream(event.getInterfaces())
                .map(Class::getSimpleName)
                .filter(name -> name.endsWith("Event") && !name.equals("DomainEvent"))
                .map(name -> name.substring(0, name.length() - "Event".length()))
                .findFirst()
                .orElse(event.getSimpleName());
    }

    private static String feature(String packageName) {
        return packageName.substring("dev.coopclaims.command.".length()).replace('.', '/');
    }

    private static String list(Set<String> names) {
        return names.isEmpty() ? "–" : String.join(", ", names);
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String lines(Stream<String> rows) {
        return rows.collect(joining("\n")) + "\n";
    }

    /** Names of all commands, for the test that the page knows each. */
    static List<String> commandNames() {
        return AllCommands.deciders().commands().stream()
                .map(Class::getSimpleName)
                .sorted()
                .toList();
    }
}
