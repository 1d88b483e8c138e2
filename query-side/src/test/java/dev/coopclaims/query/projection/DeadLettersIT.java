package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.overview.Overview;
import dev.coopclaims.query.story.Room;
import dev.coopclaims.query.web.Order;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Pages;
import dev.coopclaims.query.web.Read;
import dev.coopclaims.query.web.Reads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

/** An event that a fold cannot apply parks its key; the view goes on, and the key does when the code is repaired. */
class DeadLettersIT extends TallyNodes {
    private static final String KEY = "org-3";
    private static final int FIRST = 54;
    private static final ProjectionSettings TWO_SEGMENTS = new ProjectionSettings(50, 2, 2, 200);

    private final Poisoned<Tally> fold =
            new Poisoned<>(Tally.VIEW.fold(), KEY::equals, event -> event.position() >= FIRST);
    private final View<Tally> view = new View<>("tally", 1, Tally.class, fold, List.of());

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void the_view_goes_on_and_the_key_does_when_the_code_is_repaired(int segments) throws InterruptedException {
        append(200);
        Projections projections = running(segments == 1 ? ONE_SEGMENT : TWO_SEGMENTS);

        assertThat(withoutKey(content())).isEqualTo(withoutKey(folded()));
        assertThat(projections.deadLetters("tally")).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo(KEY);
            assertThat(letter.position()).isEqualTo(FIRST);
            assertThat(letter.waiting()).isEqualTo(waitingBehindFirst());
            assertThat(letter.attempts()).isOne();
            assertThat(letter.cause())
                    .startsWith("IllegalStateException in Poisoned.apply:")
                    .endsWith(" with coop.organisation.MemberAdded of revision 1")
                    .doesNotContain("Ann");
        });
        assertThat(projections.status().getFirst().parked()).isOne();
        assertThat(projections.status().getFirst().lastError()).isNull();

        append(40);
        awaitView(projections);
        assertThat(projections.deadLetters("tally").getFirst().waiting()).isEqualTo(waitingBehindFirst());
        assertThatThrownBy(() -> projections.retry("tally", KEY))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
        assertThat(projections.deadLetters("tally").getFirst().attempts()).isEqualTo(2);

        fold.repair();
        projections.retry("tally", KEY);

        assertThat(projections.deadLetters("tally")).isEmpty();
        assertThat(projections.status().getFirst().parked()).isZero();
        assertThat(projections.standing(view).parked()).isFalse();
        assertThat(content()).isEqualTo(folded());
        append(40);
        awaitView(projections);
        assertThat(content()).isEqualTo(folded());
    }

    @Test
    void a_first_event_that_cannot_be_applied_leaves_a_document_that_nobody_is_shown() throws InterruptedException {
        Poisoned<Tally> always = new Poisoned<>(Tally.VIEW.fold(), KEY::equals, event -> true);
        View<Tally> of = new View<>("tally", 1, Tally.class, always, List.of());
        append(200);
        Projections projections = started(projections(List.of(of), log, claims(), ONE_SEGMENT));
        assertThat(projections.awaitPosition(of, log.head(), WAIT_MILLIS)).isTrue();
        ViewReader<Tally> reader =
                projections.views(AwaitedViews.ANY_POSITION, 0).of(of);

        assertThat(reader.find(new BsonDocument(), Sorts.ascending("_id"), 100))
                .hasSize(ORGANISATIONS)
                .noneMatch(ViewDocument::standsStill);
        assertThatThrownBy(() -> reader.find(KEY))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));

        always.repair();
        projections.retry("tally", KEY);
        assertThat(content()).isEqualTo(folded());
    }

    @Test
    void what_stands_still_is_neither_shown_nor_summed_up() throws InterruptedException {
        append(200);
        Projections projections = running(ONE_SEGMENT);
        AwaitedViews views = projections.views(log.head(), WAIT_MILLIS);
        ViewReader<Tally> reader = views.of(view);

        for (Runnable read : List.<Runnable>of(
                () -> reader.find(KEY),
                () -> reader.find(KEY, Filters.gte("events", 0)),
                () -> StandingStill.refused(reader.find(Filters.gte("events", 0), Sorts.ascending("_id"), 100)))) {
            assertThatThrownBy(read::run)
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
        }
        assertThat(reader.findAll(List.of(KEY, "org-4"))).containsOnlyKeys("org-4");
        assertThat(reader.find("org-4")).isPresent();
        views.requireWhole();
        assertThat(views.isIncomplete()).isTrue();
    }

    @Test
    void pages_leave_out_what_stands_still_and_say_that_they_are_incomplete() throws InterruptedException {
        append(200);
        Projections projections = running(ONE_SEGMENT);
        List<String> keys = new ArrayList<>();
        String cursor = null;
        do {
            Read read = new Reads(projections, (authors, views) -> Map.of())
                    .begin(Room.reviewer(), new MockHttpServletRequest("GET", "/api/tallies"));
            Page<ViewDocument<Tally>> page = new Pages(new byte[32])
                    .read(read.of(view), new BsonDocument(), Order.ascending("_id"), new PageRequest(4, cursor));
            ResponseEntity<Page<String>> answer = read.page(Pages.map(page, ViewDocument::key));
            assertThat(answer.getHeaders().getFirst("Incomplete")).isEqualTo("true");
            Page<String> body = Objects.requireNonNull(answer.getBody());
            assertThat(body.incomplete()).isTrue();
            keys.addAll(body.items());
            cursor = body.next();
        } while (cursor != null);

        assertThat(keys).hasSize(ORGANISATIONS).doesNotContain(KEY);
    }

    @Test
    void a_body_that_contains_a_page_says_that_it_is_incomplete() throws InterruptedException {
        append(200);
        Projections projections = running(ONE_SEGMENT);
        Read read = new Reads(projections, (authors, views) -> Map.of())
                .begin(Room.reviewer(), new MockHttpServletRequest("GET", "/api/overview"));
        read.of(view);

        ResponseEntity<Overview> answer =
                read.listed(new Overview(List.of(), List.of(), List.of(), null, null), null, Overview::lacking);

        assertThat(Objects.requireNonNull(answer.getBody()).incomplete()).isTrue();
    }

    @Test
    void sums_and_conclusions_are_refused_while_a_document_may_be_missing_of_which_nothing_is_known()
            throws InterruptedException {
        Poisoned<Tally> always = new Poisoned<>(Tally.VIEW.fold(), KEY::equals, event -> true);
        View<Tally> of = new View<>("tally", 1, Tally.class, always, List.of());
        append(200);
        Projections projections = started(projections(List.of(of), log, claims(), ONE_SEGMENT));
        assertThat(projections.awaitPosition(of, log.head(), WAIT_MILLIS)).isTrue();
        ViewReader<Tally> reader = projections.reader(of);

        assertThatThrownBy(() -> reader.findWhole(new BsonDocument(), Sorts.ascending("_id"), 100, new BsonDocument()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
        assertThat(reader.findWhole(
                        Filters.eq("_id", "org-4"), Sorts.ascending("_id"), 100, Filters.eq("_id", "org-4")))
                .hasSize(1);
    }

    @Test
    void a_restart_keeps_what_is_parked_and_a_rebuild_tries_again() throws InterruptedException {
        append(200);
        running(ONE_SEGMENT).close();
        append(40);
        Projections again = running(TWO_SEGMENTS);
        assertThat(again.deadLetters("tally")).singleElement().satisfies(letter -> {
            assertThat(letter.position()).isEqualTo(FIRST);
            assertThat(letter.waiting()).isEqualTo(waitingBehindFirst());
        });

        again.rebuild("tally");
        assertThat(again.deadLetters("tally")).singleElement().satisfies(letter -> {
            assertThat(letter.position()).isEqualTo(FIRST);
            assertThat(letter.waiting()).isEqualTo(waitingBehindFirst());
        });
        assertThat(withoutKey(content())).isEqualTo(withoutKey(folded()));
        assertThat(again.standing(view).parked()).isTrue();

        fold.repair();
        again.rebuild("tally");
        assertThat(again.deadLetters("tally")).isEmpty();
        assertThat(again.standing(view).parked()).isFalse();
        assertThat(content()).isEqualTo(folded());
    }

    @Test
    void a_view_that_every_answer_needs_is_rebuilt_beside_itself_with_what_is_parked() throws InterruptedException {
        View<Tally> needed = view.thatEveryAnswerNeeds();
        append(200);
        Projections projections = started(projections(List.of(needed), log, claims(), ONE_SEGMENT));
        assertThat(projections.awaitPosition(needed, log.head(), WAIT_MILLIS)).isTrue();

        projections.rebuild("tally");
        assertThat(projections.deadLetters("tally")).hasSize(1);
        assertThat(projections.standing(needed).parked()).isTrue();
        assertThat(withoutKey(content())).isEqualTo(withoutKey(folded()));

        fold.repair();
        projections.rebuild("tally");
        assertThat(projections.deadLetters("tally")).isEmpty();
        assertThat(projections.standing(needed).parked()).isFalse();
        assertThat(content()).isEqualTo(folded());
    }

    /** What is left out of many documents is not known to be absent: a member whose limits stand still would see everything. */
    @Test
    void what_stands_still_in_a_view_kept_in_memory_is_not_taken_for_absent_after_many_were_read()
            throws InterruptedException {
        View<Tally> needed = view.thatEveryAnswerNeeds();
        append(200);
        Projections projections = started(projections(List.of(needed), log, claims(), ONE_SEGMENT));
        assertThat(projections.awaitPosition(needed, log.head(), WAIT_MILLIS)).isTrue();
        ViewReader<Tally> reader = projections.reader(needed);
        assertThat(reader).isInstanceOf(CachedReader.class);

        for (int time = 0; time < 2; time++) {
            assertThat(reader.findAll(List.of(KEY, "org-4", "nobody"))).containsOnlyKeys("org-4");
            assertThatThrownBy(() -> reader.find(KEY))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
            assertThat(reader.find("nobody")).isEmpty();
        }
        fold.repair();
        projections.retry("tally", KEY);
        assertThat(reader.findAll(List.of(KEY))).containsOnlyKeys(KEY);
    }

    @Test
    void events_that_come_while_a_key_is_tried_again_count_once() throws Exception {
        append(200);
        Projections projections = running(ONE_SEGMENT);
        fold.repair();
        Thread writer = Thread.ofVirtual().start(() -> {
            for (int round = 0; round < 40; round++) {
                append(ORGANISATIONS);
            }
        });
        Await.until("some are there", () -> log.head() > 300);

        projections.retry("tally", KEY);

        writer.join();
        awaitView(projections);
        assertThat(content()).isEqualTo(folded());
    }

    @Test
    void claims_that_are_lost_and_positions_that_are_not_stored_change_nothing() throws InterruptedException {
        UnreliableClaims claims = new UnreliableClaims(claims(), 7, 4);
        Projections projections = started(projections(List.of(view), log, claims, ONE_SEGMENT));
        for (int round = 0; round < 60; round++) {
            append(5);
            awaitView(projections);
        }
        assertThat(claims.lost()).isPositive();
        assertThat(projections.deadLetters("tally")).singleElement().satisfies(letter -> {
            assertThat(letter.position()).isEqualTo(FIRST);
            assertThat(letter.waiting()).isEqualTo(waitingBehindFirst());
        });
        assertThat(withoutKey(content())).isEqualTo(withoutKey(folded()));
    }

    @Test
    void a_document_that_the_database_does_not_take_is_parked_alone() throws InterruptedException {
        database.runCommand(new Document("create", view.collection())
                .append(
                        "validator",
                        new Document(
                                "$nor",
                                List.of(new Document("_id", "org-5").append("events", new Document("$gt", 6L))))));
        fold.repair();
        append(200);

        Projections projections = running(ONE_SEGMENT);

        assertThat(projections.deadLetters("tally")).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("org-5");
            assertThat(letter.cause()).startsWith("MongoBulkWriteException");
        });
        assertThat(projections.status().getFirst().lastError()).isNull();
        database.runCommand(new Document("collMod", view.collection()).append("validator", new Document()));
        projections.retry("tally", "org-5");
        assertThat(content()).isEqualTo(folded());
    }

    @Test
    void who_asks_for_a_key_that_goes_on_is_told_so() throws InterruptedException {
        append(100);
        Projections projections = running(ONE_SEGMENT);

        assertThatThrownBy(() -> projections.retry("tally", "org-4"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        assertThatThrownBy(() -> projections.deadLetters("nothing"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    private Projections running(ProjectionSettings settings) throws InterruptedException {
        Projections projections = started(projections(List.of(view), log, claims(settings), settings));
        awaitView(projections);
        return projections;
    }

    private void awaitView(Projections projections) throws InterruptedException {
        assertThat(projections.awaitPosition(view, log.head(), WAIT_MILLIS))
                .as("%s", projections.status())
                .isTrue();
    }

    private long waitingBehindFirst() {
        return log.read(0, Integer.MAX_VALUE).stream()
                .filter(event -> event.position() > FIRST && event.stream().equals(KEY))
                .count();
    }

    private static Map<String, Tally> withoutKey(Map<String, Tally> all) {
        Map<String, Tally> others = new HashMap<>(all);
        others.remove(KEY);
        return others;
    }
}
