package dev.coopclaims.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.query.projection.Views;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows between the rooms. Each rule first proves that it is about something. */
class ArchitectureTest {
    private static final String ROOT = "dev.coopclaims.";
    private static final List<String> ROOMS =
            List.of("kernel", "eventstore", "documents", "embedded", "command", "query", "demo", "app");
    private static final JavaClasses CODE = MainCode.in("dev.coopclaims");

    /** What decides and remembers: no framework, no driver, no JSON. */
    private static final String[] PURE_MAY_KNOW = {
        "java..", "javax.crypto..", ROOT + "kernel..", "org.jspecify.annotations.."
    };

    /** Every command and decider, and all that they use of their room. */
    private static final Set<JavaClass> DECIDERS_AND_ALL_THEY_USE = closure(CODE.stream()
            .filter(type -> type.isAssignableTo(Decider.class) || type.isAssignableTo(Command.class))
            .collect(Collectors.toSet()));

    private static final DescribedPredicate<JavaClass> PURE_MODEL = DescribedPredicate.describe(
            "used by a decider", type -> DECIDERS_AND_ALL_THEY_USE.contains(type.getBaseComponentType()));

    /** An address is a text to be parsed; nothing is opened. */
    private static final DescribedPredicate<JavaClass> NETWORK = resideInAPackage("java.net..")
            .and(DescribedPredicate.describe(
                    "besides addresses", type -> !type.getSimpleName().startsWith("URI")));

    @ParameterizedTest(name = "{0} knows only {1}")
    @CsvSource({
        "kernel, kernel",
        "eventstore, eventstore",
        "documents, documents",
        "embedded, embedded eventstore",
        "command, command kernel documents",
        "query, query kernel documents",
        "demo, demo"
    })
    void a_room_knows_only_the_rooms_it_may_know(String room, String known) {
        String[] others = ROOMS.stream()
                .filter(other -> !List.of(known.split(" ", -1)).contains(other))
                .map(other -> ROOT + other + "..")
                .toArray(String[]::new);
        holds(room);
        assertThat(others).isNotEmpty();
        noClasses()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(CODE);
    }

    /** {@code app} may know every room, so what is held is where in it each room is met. */
    @ParameterizedTest(name = "{0} is met by {1} alone")
    @CsvSource({
        "eventstore, wiring operation problem startup issuer",
        "documents, wiring problem",
        "embedded, wiring",
        "command, wiring operation problem security issuer catalogue request",
        "query, wiring operation",
        "demo, wiring startup issuer"
    })
    void a_room_is_met_in_few_places_of_the_app(String room, String places) {
        String[] packages = Stream.of(places.split(" ", -1))
                .map(place -> ROOT + "app." + place + "..")
                .toArray(String[]::new);
        holds("app");
        noClasses()
                .that(resideInAPackage(ROOT + "app..").and(not(resideInAnyPackage(packages))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + room + "..")
                .check(CODE);
    }

    @Test
    void the_kernel_knows_the_jdk_and_the_revision_alone() {
        holds("kernel");
        classes()
                .that()
                .resideInAPackage(ROOT + "kernel..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", ROOT + "kernel..", "org.jspecify.annotations..")
                        .or(DescribedPredicate.describe(
                                "Axon's revision",
                                type -> type.getName().equals("org.axonframework.serialization.Revision"))))
                .check(CODE);
    }

    @Test
    void the_command_side_knows_no_driver() {
        holds("command");
        noClasses()
                .that()
                .resideInAPackage(ROOT + "command..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..", "org.bson..")
                .check(CODE);
    }

    /**
     * What is read was waited for and counts in the answer's position, since nothing else gives out a view's documents. What
     * failed of the due list is no view (record 54).
     */
    @Test
    void a_query_reaches_views_through_its_read_alone() {
        holds("query");
        noClasses()
                .that(resideInAPackage(ROOT + "query..")
                        .and(not(resideInAnyPackage(
                                ROOT + "query", ROOT + "query.projection..", ROOT + "query.follow..")))
                        .and(not(simpleName("DueAttempts"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.mongodb.client", "com.mongodb.client.internal..")
                .orShould()
                .callMethod(Views.class, "asTheyStand", MongoDatabase.class)
                .check(CODE);
    }

    @Test
    void the_model_decides_without_frameworks() {
        assertThat(DECIDERS_AND_ALL_THEY_USE).hasSizeGreaterThan(150);
        classes()
                .that(PURE_MODEL)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(PURE_MAY_KNOW).or(PURE_MODEL))
                .check(CODE);
        noClasses()
                .that(PURE_MODEL)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.io..", "java.nio.file..", "java.util.concurrent..", "java.util.random..")
                        .or(NETWORK))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .check(CODE);
    }

    @Test
    void rules_and_views_take_their_time_from_the_injected_clock() {
        holds("command");
        holds("query");
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "command..", ROOT + "query..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CODE);
    }

    @Test
    void nothing_publishes_while_a_commit_is_under_way_or_forgets_its_position() {
        assertThat(CODE).hasSizeGreaterThan(100);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.axonframework.eventhandling.SubscribingEventProcessor")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("com.thoughtworks.xstream..")
                .check(CODE);
    }

    @Test
    void rooms_are_free_of_cycles() {
        assertThat(CODE).hasSizeGreaterThan(100);
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CODE);
    }

    @ParameterizedTest
    @CsvSource({"kernel", "command", "query", "eventstore", "demo", "app"})
    void features_of_a_room_are_free_of_cycles(String room) {
        holds(room);
        slices().matching(ROOT + room + ".(*)..").should().beFreeOfCycles().check(CODE);
    }

    private static void holds(String room) {
        assertThat(CODE.stream().filter(resideInAPackage(ROOT + room + "..")))
                .as("classes in " + ROOT + room)
                .hasSizeGreaterThan(4);
    }

    private static Set<JavaClass> closure(Set<JavaClass> start) {
        Set<JavaClass> all = new HashSet<>(start);
        Deque<JavaClass> open = new ArrayDeque<>(start);
        while (!open.isEmpty()) {
            for (Dependency dependency : open.pop().getDirectDependenciesFromSelf()) {
                JavaClass used = dependency.getTargetClass().getBaseComponentType();
                if (used.getPackageName().startsWith(ROOT + "command") && all.add(used)) {
                    open.push(used);
                }
            }
        }
        return all;
    }
}
