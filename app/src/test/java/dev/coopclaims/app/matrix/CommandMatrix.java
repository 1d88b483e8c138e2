package dev.coopclaims.app.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.app.matrix.CommandTable.Command;
import dev.coopclaims.app.matrix.CommandTable.Expected;
import dev.coopclaims.eventstore.axon.SignalledEventStore;
import dev.coopclaims.kernel.claim.ClaimStatus;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Every command of a claim, in every standing, by everybody: what the application answers is what {@link CommandTable}
 * says, what it does is where the claim stands afterwards, and a refusal leaves nothing in the log.
 */
abstract class CommandMatrix {
    private static final String CLAIM = "/api/claims/{claim}";
    private static final int AT_ONCE = 4;
    private static final String CLOCK = "2026-10-01T09:00:00Z";

    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, HttpResponse<String>> toldOfNone = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger refusedByRule = new AtomicInteger();
    private int done;
    private int impossible;

    /** What the application runs on, as its settings. */
    abstract List<String> database();

    @Test
    void every_command_in_every_standing_by_everybody_answers_as_the_rules_say(@TempDir Path folder) {
        List<String> settings = new ArrayList<>(database());
        settings.add("--coop.clock=" + CLOCK);
        List<Command> commands = CommandTable.commands();
        assertThat(statuses()).as("only time leads to EXPIRED (C-12)").isEqualTo(EnumSet.of(ClaimStatus.EXPIRED));
        try (RunningApplication application = RunningApplication.on(folder, settings.toArray(String[]::new))) {
            assertThat(offered(commands))
                    .as("lines for every command that is offered, and for no other")
                    .isEqualTo(endpoints(application));
            drive(application, commands);
        }
        System.out.printf(
                "matrix %s: %d commands x %d standings x %d people: %d done, %d refused by a rule, %d refused, "
                        + "%d impossible%n",
                getClass().getSimpleName(),
                commands.size(),
                Standing.values().length,
                Person.values().length,
                done,
                refusedByRule.get(),
                refused.get(),
                impossible);
        assertThat(wrong).isEmpty();
    }

    private void drive(RunningApplication application, List<Command> commands) {
        MatrixRequests requests = new MatrixRequests(application);
        MatrixClaims claims = new MatrixClaims(application, requests);
        claims.earn();
        List<Standing> standings = List.of(Standing.values());
        Map<Standing, MatrixClaim> untouched = oneOfEach(claims);
        Map<Standing, MatrixClaim> used = oneOfEach(claims);
        Map<Standing, Deque<MatrixClaim>> forOneMove = claimsForMoves(claims, commands);
        standing(application, standings, untouched);
        for (Command command : commands) {
            for (Standing standing : standings) {
                MatrixClaim claim = Objects.requireNonNull(untouched.get(standing));
                refusals(application, requests, command, standing, claim);
            }
        }
        standing(application, standings, untouched);
        for (Command command : commands) {
            for (Standing standing : standings) {
                for (Person person : Person.values()) {
                    Cell cell = new Cell(command, standing, person);
                    Expected expected = command.expected(standing, person);
                    if (expected instanceof Expected.Done allowed) {
                        MatrixClaim claim = allowed.moves()
                                ? Objects.requireNonNull(forOneMove.get(standing))
                                        .removeFirst()
                                : Objects.requireNonNull(used.get(standing));
                        done(application, requests, cell, allowed, claim);
                    } else if (expected instanceof Expected.Impossible) {
                        impossible(commands, cell);
                    }
                }
            }
        }
        standing(application, standings, used);
    }

    /** All that are refused at once, of a claim that nobody ever changes; then the log's head is where it was. */
    private void refusals(
            RunningApplication application,
            MatrixRequests requests,
            Command command,
            Standing standing,
            MatrixClaim claim) {
        long before = head(application);
        try (ExecutorService at = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Person person : Person.values()) {
                if (command.expected(standing, person) instanceof Expected.Refused refusal) {
                    Cell cell = new Cell(command, standing, person);
                    at.execute(() -> wrong.addAll(refused(requests, cell, refusal, claim)));
                }
            }
        }
        if (head(application) != before) {
            wrong.add(command + " in " + standing + ": refused, but something was written");
        }
    }

    private List<String> refused(MatrixRequests requests, Cell cell, Expected.Refused expected, MatrixClaim claim) {
        (expected.rule().isEmpty() ? refused : refusedByRule).incrementAndGet();
        HttpResponse<String> answer = requests.send(cell.command(), cell.person(), claim, false);
        List<String> mistakes = new ArrayList<>();
        String problem = MatrixProblems.mistake(answer, expected);
        if (!problem.isEmpty()) {
            mistakes.add(cell + ": " + problem);
        }
        if (cell.person().isStranger() && expected.status() == 404) {
            HttpResponse<String> nowhere = toldOfNone.computeIfAbsent(
                    cell.command() + " by " + cell.person(),
                    ignored -> requests.send(
                            cell.command(), cell.person(), new MatrixClaim(MatrixClaim.unknown("claim")), false));
            if (!MatrixProblems.sameWords(answer, nowhere)) {
                mistakes.add(cell + ": tells another organisation's claim from none (R-1)");
            }
        }
        return mistakes;
    }

    private void done(
            RunningApplication application,
            MatrixRequests requests,
            Cell cell,
            Expected.Done expected,
            MatrixClaim claim) {
        done++;
        HttpResponse<String> answer = requests.send(cell.command(), cell.person(), claim, true);
        if (answer.statusCode() / 100 != 2) {
            wrong.add(cell + ": " + answer.statusCode() + " " + answer.body() + ", but it is allowed");
            return;
        }
        if (expected.moves()) {
            JsonNode shown = read(application, claim);
            if (!expected.then().isThatOf(shown)) {
                wrong.add(cell + ": stands " + shown.path("status") + " " + shown.path("origin") + " "
                        + shown.path("rejection") + ", not " + expected.then());
            }
        }
    }

    /** That nothing can be added where nothing can have been added: proved by the line that says who may add. */
    private void impossible(List<Command> commands, Cell cell) {
        impossible++;
        String adding = cell.command().path().startsWith("/original") ? "/original-requests" : parent(cell.command());
        boolean canBeMade = cell.standing().wasSubmitted()
                && commands.stream()
                        .filter(one -> one.method().equals("POST") && one.path().equals(adding))
                        .anyMatch(one -> one.expected(cell.standing(), cell.person()) instanceof Expected.Done);
        if (canBeMade) {
            wrong.add(cell + ": such a part can be there");
        }
    }

    private static String parent(Command command) {
        return command.path().substring(0, command.path().lastIndexOf('/'));
    }

    private static Map<Standing, MatrixClaim> oneOfEach(MatrixClaims claims) {
        Deque<MatrixClaim> made = new ArrayDeque<>(claims.all(List.of(Standing.values()), true));
        Map<Standing, MatrixClaim> each = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            each.put(standing, made.removeFirst());
        }
        return each;
    }

    private static Map<Standing, Deque<MatrixClaim>> claimsForMoves(MatrixClaims claims, List<Command> commands) {
        List<Standing> needed = new ArrayList<>();
        for (Command command : commands) {
            for (Map<Standing, Expected> cells : command.cells().values()) {
                cells.forEach((standing, expected) -> {
                    if (expected instanceof Expected.Done allowed && allowed.moves()) {
                        needed.add(standing);
                    }
                });
            }
        }
        List<MatrixClaim> made = claims.all(needed, false);
        Map<Standing, Deque<MatrixClaim>> byStanding = new EnumMap<>(Standing.class);
        for (int i = 0; i < needed.size(); i++) {
            byStanding
                    .computeIfAbsent(needed.get(i), ignored -> new ArrayDeque<>())
                    .add(made.get(i));
        }
        return byStanding;
    }

    private static void standing(
            RunningApplication application, List<Standing> standings, Map<Standing, MatrixClaim> claims) {
        for (Standing standing : standings) {
            JsonNode shown = read(application, Objects.requireNonNull(claims.get(standing)));
            assertThat(standing.isThatOf(shown)).as(standing + ": " + shown).isTrue();
        }
    }

    private static JsonNode read(RunningApplication application, MatrixClaim claim) {
        HttpResponse<String> answer = application.send(application
                .as(Person.AUDITOR.user(), "/api/claims/" + claim.id())
                .header("Min-Position", Long.toString(head(application)))
                .GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningApplication.json(answer);
    }

    private static Set<String> offered(List<Command> commands) {
        return commands.stream().map(Command::endpoint).collect(Collectors.toSet());
    }

    private static Set<ClaimStatus> statuses() {
        Set<ClaimStatus> statuses = EnumSet.allOf(ClaimStatus.class);
        Arrays.stream(Standing.values()).map(Standing::status).forEach(statuses::remove);
        return statuses;
    }

    /** Commands below a claim, as they are mapped. */
    private static Set<String> endpoints(RunningApplication application) {
        Set<String> found = new TreeSet<>();
        application
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> {
                    String path = Objects.requireNonNull(mapping.getPathPatternsCondition())
                            .getPatternValues()
                            .iterator()
                            .next();
                    for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
                        // A hold is a stream of its own, whatever the claim's standing (H-5): ErasingTest has it.
                        if (path.startsWith(CLAIM) && !path.contains("/holds") && verb != RequestMethod.GET) {
                            found.add((verb + " " + path.substring(CLAIM.length())).strip());
                        }
                    }
                });
        return found;
    }

    /** Position of the last event, of whatever stream. */
    private static long head(RunningApplication application) {
        return application
                .context()
                .getBean(SignalledEventStore.class)
                .createHeadToken()
                .position()
                .orElse(-1);
    }

    private record Cell(Command command, Standing standing, Person person) {
        @Override
        public String toString() {
            return command + " by " + person + " in " + standing;
        }
    }
}
