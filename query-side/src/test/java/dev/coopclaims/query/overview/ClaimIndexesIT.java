package dev.coopclaims.query.overview;

import static dev.coopclaims.query.story.Room.partner;
import static dev.coopclaims.query.story.Room.reviewer;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.reviewqueue.QueueFilter;
import dev.coopclaims.query.story.AskedCommands;
import dev.coopclaims.query.story.AskedCommands.Asked;
import dev.coopclaims.query.story.Room;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Read;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every order and filter of the list, the queue and the tasks is answered by indexes alone: the database is asked to
 * explain each question, and neither reads the whole collection nor sorts. Only a real server has compound indexes.
 * {@code -Dcoop.claims=60000} takes more claims and prints how long the pages took.
 */
class ClaimIndexesIT {
    private static final int CLAIMS = Integer.getInteger("coop.claims", 4_000);
    private static final int LIMIT = 20;
    /** How many documents are examined for each that is returned, at most: a programme has a quarter of all claims. */
    private static final int FACTOR = 8;
    /** What one question examines in any case: what is looked up first because it is little, or the places of a page. */
    private static final int MOST = Math.max(ClaimFinder.FEW + 1, ClaimFinder.PLACES);

    /** The questions of a list that is read in its order: where the page ends, and the page. */
    private static final int ITSELF = 2;

    private static final Set<String> FORBIDDEN = Set.of("COLLSCAN", "SORT");
    private static final String NOW = "2021-03-10T09:00:00Z";
    private static final String PERIOD = "FY20-H1";

    private final AskedCommands asked = new AskedCommands();
    private final Room room = new Room(Room.Server.REAL, asked);
    private final Map<String, Worst> worst = new TreeMap<>();

    @BeforeEach
    void many_claims() {
        room.tape.happens(new OrganisationRegistered(
                ManyClaims.organisation(0), "Adatum", OrganisationKind.PARTNER, null, null, null));
        room.play();
        room.store(ListedClaim.VIEW, ManyClaims.of(CLAIMS, 7));
        room.at(NOW);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void the_list_in_every_order_with_every_filter() {
        for (Actor reader : List.of(reviewer(), partner("0"))) {
            filters(reader).forEach((name, filter) -> {
                for (ClaimSort.By by : ClaimSort.By.values()) {
                    for (String hyphen : List.of("", "-")) {
                        String sort = hyphen + by.field().substring("sortKeys.".length());
                        walk(
                                reader.organisation() + " " + name,
                                sort,
                                reader,
                                (read, page) -> room.claims.list(filter, sort, read, page));
                    }
                }
            });
        }
        print();
    }

    @Test
    void the_queue_and_the_tasks_with_every_filter() {
        Map<String, QueueFilter> filters = new LinkedHashMap<>();
        filters.put("", QueueFilter.ALL);
        filters.put("programme", new QueueFilter("CSP_1T", null, null, null, null));
        filters.put("language", new QueueFilter(null, "pt-BR", null, null, null));
        filters.put("amount", new QueueFilter(null, null, "8000.00", "8100.00", "EUR"));
        filters.put("all", new QueueFilter("CSP_1T", "pt-BR", "1000.00", null, "EUR"));
        filters.forEach((name, filter) -> {
            for (String assigned : new String[] {null, "me", "nobody", "reviewer-7"}) {
                walk(
                        "queue " + assigned + " " + name,
                        "",
                        reviewer(),
                        (read, page) -> room.queue.list(filter, assigned, read, page));
            }
            walk("tasks " + name, "", reviewer(), (read, page) -> room.tasks.list(filter, read, page));
        });
        walk("tasks of a partner", "", partner("0"), (read, page) -> room.tasks.list(QueueFilter.ALL, read, page));
        print();
    }

    @Test
    void a_search_of_many_short_words_looks_up_three() {
        List<String> words = List.of("c", "cl", "clm", "f", "fy", "0", "r", "re");
        for (String word : words) {
            assertThat(asked(word)).as(word).isEqualTo(1 + ITSELF);
        }
        assertThat(asked(String.join(" ", words))).isEqualTo(3 + ITSELF);
    }

    /** How often the claims are asked for the first page of a search. */
    private long asked(String q) {
        asked.take();
        Page<ClaimRow> page = room.claims.list(
                filter(null, null, null, q, null, null), null, room.read(reviewer()), new PageRequest(LIMIT, null));
        assertThat(page.items()).hasSize(LIMIT);
        return asked.take().stream()
                .filter(question -> question.collection().equals(ListedClaim.VIEW.collection()))
                .count();
    }

    private static Map<String, ClaimFilter> filters(Actor reader) {
        Map<String, ClaimFilter> filters = new LinkedHashMap<>();
        String own = reader.isVendor()
                ? ManyClaims.organisation(0).value()
                : reader.organisation().value();
        filters.put("", ClaimFilter.ALL);
        filters.put("organisation", ClaimFilter.of(own));
        for (List<String> status : List.of(
                List.of("DISPUTED"),
                List.of("APPROVED"),
                List.of("EDITING", "ACTION_REQUIRED"),
                List.of("PARTNER_ACTION_REQUIRED"))) {
            filters.put("status " + status, filter(status, null, null, null, null, null));
            filters.put("status, period " + status, filter(status, null, PERIOD, null, null, null));
            filters.put("status, programme " + status, filter(status, "CSP_1T", null, null, null, null));
        }
        filters.put("programme", filter(null, "CSP_1T", null, null, null, null));
        filters.put("period", filter(null, null, PERIOD, null, null, null));
        filters.put("programme, period", filter(null, "CSP_1T", PERIOD, null, null, null));
        for (String q : List.of("clm", "oslo 17", "re 1234", "...")) {
            filters.put("q " + q, filter(null, null, null, q, null, null));
            filters.put("q, status " + q, filter(List.of("APPROVED"), null, null, q, null, null));
            filters.put("q, period " + q, filter(null, null, PERIOD, q, null, null));
        }
        for (boolean overdue : new boolean[] {true, false}) {
            filters.put("overdue " + overdue, filter(null, null, null, null, overdue, null));
            filters.put("overdue, period " + overdue, filter(null, null, PERIOD, null, overdue, null));
            filters.put("overdue, programme " + overdue, filter(null, "CSP_1T", null, null, overdue, null));
        }
        for (String due : List.of("2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z", "2022-01-01T00:00:00Z")) {
            filters.put("due " + due, filter(null, null, null, null, null, due));
            filters.put("due, period " + due, filter(null, null, PERIOD, null, null, due));
        }
        filters.put(
                "all",
                new ClaimFilter(List.of("SUBMITTED"), "CSP_1T", PERIOD, own, "fair", true, "2022-01-01T00:00:00Z"));
        return filters;
    }

    private static ClaimFilter filter(
            @Nullable List<String> status,
            @Nullable String programme,
            @Nullable String period,
            @Nullable String q,
            @Nullable Boolean overdue,
            @Nullable String dueBefore) {
        return new ClaimFilter(status, programme, period, null, q, overdue, dueBefore);
    }

    /** Reads the first two pages and looks at what each of them asked. */
    private void walk(String what, String sort, Actor reader, BiFunction<Read, PageRequest, Page<?>> list) {
        String cursor = null;
        for (int page = 0; page < 2; page++) {
            PageRequest request = new PageRequest(LIMIT, cursor);
            asked.take();
            long began = System.nanoTime();
            Page<?> found = list.apply(room.read(reader), request);
            long micros = (System.nanoTime() - began) / 1_000;
            int returned = found.items().size();
            int examined = 0;
            int commands = 0;
            for (Asked question : asked.take()) {
                if (question.collection().equals(ListedClaim.VIEW.collection())) {
                    commands++;
                    examined += examined(question, what + " by " + sort);
                }
            }
            worst.merge(what, new Worst(sort, returned, examined, commands, micros), Worst::worse);
            cursor = found.next();
            if (cursor == null) {
                return;
            }
        }
    }

    @Test
    void a_page_comes_to_so_many_places_at_most_and_all_pages_together_show_every_claim_once() {
        List<String> all = ManyClaims.of(CLAIMS, 7).values().stream()
                .map(ListedClaim::number)
                .toList();
        List<String> rare = new ArrayList<>();
        for (int at = 0; at < CLAIMS; at += 397) {
            rare.add(all.get(at));
        }
        ClaimSelection selection = ClaimSelection.of(
                EnumSet.allOf(ClaimStatus.class), null, List.of(Filters.in("number", rare)), Filters.empty());
        for (ClaimSort.By by : List.of(ClaimSort.By.NUMBER, ClaimSort.By.TITLE, ClaimSort.By.DECIDED_AT)) {
            for (boolean ascending : new boolean[] {true, false}) {
                List<String> seen = new ArrayList<>();
                String cursor = null;
                int pages = 0;
                do {
                    asked.take();
                    Page<ViewDocument<ListedClaim>> page = room.claims.find(
                            selection,
                            new ClaimSort(by, ascending),
                            room.read(reviewer()),
                            new PageRequest(50, cursor));
                    for (Asked question : asked.take()) {
                        if (question.collection().equals(ListedClaim.VIEW.collection())) {
                            examined(question, "rare by " + by);
                        }
                    }
                    page.items().forEach(claim -> seen.add(claim.content().number()));
                    cursor = page.next();
                    pages++;
                } while (cursor != null);

                assertThat(seen).as("%s", by).containsExactlyInAnyOrderElementsOf(rare);
                assertThat(pages).as("pages by %s", by).isGreaterThan(CLAIMS / ClaimFinder.PLACES - 1);
            }
        }
    }

    private int examined(Asked question, String what) {
        BsonDocument explained = room.explain(question.command());
        Set<String> stages = new HashSet<>();
        stages(explained.getDocument("queryPlanner").getDocument("winningPlan"), stages);
        assertThat(stages).as("%s: %s", what, explained.toJson()).doesNotContainAnyElementsOf(FORBIDDEN);
        BsonDocument done = explained.getDocument("executionStats");
        int examined = done.getInt32("totalDocsExamined").getValue();
        int returned = done.getInt32("nReturned").getValue();
        assertThat(examined)
                .as("%s: %s", what, question.command().toJson())
                .isLessThanOrEqualTo(Math.max(FACTOR * Math.max(returned, LIMIT), MOST));
        return examined;
    }

    private static void stages(BsonValue plan, Set<String> stages) {
        if (plan instanceof BsonDocument document) {
            document.forEach((name, value) -> {
                if (name.equals("stage")) {
                    stages.add(value.asString().getValue());
                }
                stages(value, stages);
            });
        } else if (plan instanceof BsonArray array) {
            array.forEach(one -> stages(one, stages));
        }
    }

    private void print() {
        worst.forEach((what, found) -> System.out.println(what + ": " + found));
    }

    /** The page of some lists that took the most. */
    private record Worst(String sort, int returned, int examined, int commands, long micros) {
        Worst worse(Worst other) {
            return new Worst(
                    examined >= other.examined ? sort : other.sort,
                    examined >= other.examined ? returned : other.returned,
                    Math.max(examined, other.examined),
                    Math.max(commands, other.commands),
                    Math.max(micros, other.micros));
        }

        @Override
        public String toString() {
            return "%d examined for %d, %d commands, %.1f ms, worst by %s"
                    .formatted(examined, returned, commands, micros / 1e3, sort);
        }
    }
}
