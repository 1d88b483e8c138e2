package dev.coopclaims.app.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.app.matrix.RouteThings.Whose;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every operation that the description names, by everybody, about what is their own, another organisation's and nobody's
 * what is read by whom is written here by hand from domain.md §2, and another organisation's thing is answered
 * word for word as one that does not exist. A new operation is tried without a line here, and a new read fails until it
 * has one.
 */
class RouteMatrixScenarioTest {
    private static final Set<Person> PARTNERS = EnumSet.of(Person.USER, Person.ADMIN, Person.GLOBAL);
    private static final Set<Person> REVIEWERS = EnumSet.of(Person.FIRST_REVIEWER, Person.SECOND_REVIEWER);
    private static final Set<Person> VENDOR = with(REVIEWERS, Person.FINANCE, Person.MANAGER, Person.AUDITOR);
    private static final Set<Person> CLAIM_READERS = with(VENDOR, PARTNERS.toArray(Person[]::new));
    private static final Set<Person> ERASURE_READERS = EnumSet.of(Person.MANAGER, Person.AUDITOR);
    private static final Set<Person> HOLD_READERS = with(ERASURE_READERS, Person.FINANCE);
    private static final Set<Person> SIGNED_IN = EnumSet.complementOf(EnumSet.of(Person.NOBODY));

    /** Who of org-aire and of the vendor reads what is org-aire's. */
    private static final Map<String, Set<Person>> READERS = Map.ofEntries(
            Map.entry("/api/overview", CLAIM_READERS),
            Map.entry("/api/claims", CLAIM_READERS),
            Map.entry("/api/claims/{}", CLAIM_READERS),
            Map.entry("/api/claims/{}/history", CLAIM_READERS),
            Map.entry(
                    "/api/claims/{}/readiness",
                    with(PARTNERS, Person.FIRST_REVIEWER, Person.SECOND_REVIEWER, Person.MANAGER, Person.AUDITOR)),
            Map.entry("/api/claims/{}/documents/{}", CLAIM_READERS),
            Map.entry("/api/claims/{}/duplicates", with(REVIEWERS, Person.AUDITOR)),
            Map.entry("/api/funds", CLAIM_READERS),
            Map.entry("/api/funds/{}", CLAIM_READERS),
            Map.entry("/api/funds/{}/ledger", CLAIM_READERS),
            Map.entry("/api/pre-approvals", CLAIM_READERS),
            Map.entry("/api/pre-approvals/{}", CLAIM_READERS),
            Map.entry("/api/organisations/{}", CLAIM_READERS),
            Map.entry("/api/organisations/{}/holds", HOLD_READERS),
            Map.entry("/api/claims/{}/holds", HOLD_READERS),
            Map.entry("/api/erasures", ERASURE_READERS),
            Map.entry("/api/erasures/{}", ERASURE_READERS),
            Map.entry("/api/organisations/{}/members", CLAIM_READERS),
            Map.entry("/api/organisations/{}/exceptions", CLAIM_READERS),
            Map.entry("/api/organisations/{}/exceptions/{}", CLAIM_READERS),
            Map.entry("/api/tasks", CLAIM_READERS),
            Map.entry("/api/review-queue", VENDOR),
            Map.entry("/api/catalogue", SIGNED_IN),
            Map.entry("/api/catalogue/versions", VENDOR),
            Map.entry("/api/catalogue/versions/{}", VENDOR),
            Map.entry("/api/catalogue/versions/{}/text", VENDOR),
            Map.entry("/api/periods", SIGNED_IN),
            Map.entry("/api/exchange-rates", CLAIM_READERS),
            Map.entry("/api/projections", EnumSet.of(Person.OPERATOR)),
            Map.entry("/api/projections/{}/dead-letters", EnumSet.of(Person.OPERATOR)),
            Map.entry("/api/due", EnumSet.of(Person.OPERATOR)));

    /** What must be asked for. */
    private static final Map<String, String> QUERIES = Map.of("/api/exchange-rates", "?from=EUR&to=USD&on=2018-01-02");

    private static final RunningApplication APPLICATION = RunningApplication.get();
    private static final Map<Whose, RouteThings> THINGS = new EnumMap<>(Whose.class);

    private final List<String> wrong = new ArrayList<>();
    private int cells;

    @BeforeAll
    static void make() {
        HttpResponse<String> rates = APPLICATION.send(APPLICATION
                .as("fiona", "/api/exchange-rates")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("Date,USD\n2018-01-02,1.2065\n")));
        assertThat(rates.statusCode()).as(rates.body()).isEqualTo(200);
        for (Whose whose : Whose.values()) {
            THINGS.put(whose, RouteThings.of(APPLICATION, whose));
        }
    }

    @Test
    void what_is_their_own_is_read_by_those_whom_the_rules_name_and_by_nobody_else() {
        Set<String> reads = operations().stream()
                .filter(operation -> operation.startsWith("GET "))
                .map(operation -> general(operation.substring("GET ".length())))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(reads).as("every read has a line, and every line a read").isEqualTo(new TreeSet<>(READERS.keySet()));
        for (String operation : operations()) {
            if (operation.startsWith("GET ")) {
                Set<Person> readers = READERS.getOrDefault(general(operation.substring("GET ".length())), Set.of());
                for (Person person : Person.values()) {
                    readsOwn(operation, person, readers);
                }
            }
        }
        System.out.printf("routes: %d reads x %d people: %d cells%n", reads.size(), Person.values().length, cells);
        assertThat(wrong).isEmpty();
    }

    /** Strangers read lists of their own, which say nothing of others, and are told of no thing of others. */
    private void readsOwn(String operation, Person person, Set<Person> readers) {
        cells++;
        boolean aThing = operation.contains("{");
        HttpResponse<String> answer = send(operation, person, Whose.OWN);
        boolean strange = person.isStranger();
        int expected = person == Person.NOBODY
                ? 401
                : strange && aThing
                        ? readers.contains(Person.USER) ? 404 : 403
                        : readers.contains(strange ? Person.USER : person) ? 200 : 403;
        if (answer.statusCode() != expected) {
            wrong.add(operation + " by " + person + ": " + answer.statusCode() + ", not " + expected);
        }
        String hidden = strange || PARTNERS.contains(person) ? (strange ? Whose.OWN : Whose.FOREIGN).marker() : "";
        if (!hidden.isEmpty() && answer.body().contains(hidden)) {
            wrong.add(operation + " by " + person + " shows what is another organisation's (R-1)");
        }
    }

    @Test
    void what_is_another_organisations_is_answered_as_what_does_not_exist() {
        for (String operation : operations()) {
            if (!operation.contains("{")
                    || operation.contains("/api/projections/")
                    || operation.contains("/api/due/")) {
                continue;
            }
            for (Person person : with(PARTNERS, Person.OWN_MACHINE)) {
                cells++;
                HttpResponse<String> foreign = send(operation, person, Whose.FOREIGN);
                HttpResponse<String> unknown = send(operation, person, Whose.NOBODYS);
                String told = things(Whose.FOREIGN).words(foreign);
                String toldOfNone = things(Whose.NOBODYS).words(unknown);
                if (foreign.statusCode() / 100 != 4 || !told.equals(toldOfNone)) {
                    wrong.add(operation + " by " + person + " tells another organisation's from none (R-1): " + told
                            + " and " + toldOfNone);
                }
            }
        }
        System.out.printf("routes: another organisation's and nobody's: %d cells%n", cells);
        assertThat(wrong).isEmpty();
        assertThat(cells).isGreaterThan(100);
    }

    private static HttpResponse<String> send(String operation, Person person, Whose whose) {
        String[] words = operation.split(" ", 2);
        RouteThings things = things(whose);
        String path = things.in(words[1]) + QUERIES.getOrDefault(words[1], "");
        HttpRequest.Builder request =
                person == Person.NOBODY ? APPLICATION.request(path) : APPLICATION.as(person.user(), path);
        if (words[0].equals("GET")) {
            return APPLICATION.send(request.header("Min-Position", things.position()));
        }
        if (words[0].equals("DELETE")) {
            return APPLICATION.send(request.DELETE());
        }
        return APPLICATION.send(
                request.header("Content-Type", "application/json").method(words[0], BodyPublishers.ofString("{}")));
    }

    private static RouteThings things(Whose whose) {
        return Objects.requireNonNull(THINGS.get(whose));
    }

    private static Set<String> operations() {
        return APPLICATION.described().described();
    }

    private static String general(String path) {
        return path.replaceAll("\\{[^}]+}", "{}");
    }

    private static Set<Person> with(Set<Person> some, Person... more) {
        Set<Person> all = EnumSet.copyOf(some);
        all.addAll(List.of(more));
        return all;
    }
}
