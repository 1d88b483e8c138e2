package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import dev.coopclaims.kernel.claim.DocumentRemoved;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.documentuse.DocumentUse;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.follow.Share;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Tape;
import dev.coopclaims.testkit.RealMongod;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StoredViewIT {

    @Nested
    class OnARealMongod implements Contract {

        private final MongoClient client = MongoClients.create(RealMongod.uri());
        private final MongoDatabase database = client.getDatabase(RealMongod.freshDatabase());

        @Override
        public MongoDatabase database() {
            return database;
        }

        @Override
        public void standStill(long millis) {
            client.getDatabase("admin")
                    .runCommand(new Document("configureFailPoint", "failCommand")
                            .append("mode", new Document("times", 1))
                            .append(
                                    "data",
                                    new Document("failCommands", List.of("find"))
                                            .append("namespace", database.getName() + "." + Tally.VIEW.collection())
                                            .append("blockConnection", true)
                                            .append("blockTimeMS", millis)));
        }

        @AfterEach
        void close() {
            database.drop();
            client.close();
        }
    }

    @Nested
    class OnTheEmbeddedServer implements Contract {

        private final AtomicLong standsStillMillis = new AtomicLong();
        private final MongoServer server = new MongoServer(new MemoryBackend() {
            @Override
            public de.bwaldvogel.mongo.bson.Document handleMessage(MongoMessage message) {
                if (message.getDocument().containsKey("find")) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(standsStillMillis.getAndSet(0)));
                }
                return super.handleMessage(message);
            }
        });
        private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());

        @Override
        public MongoDatabase database() {
            return client.getDatabase("views");
        }

        @Override
        public void standStill(long millis) {
            standsStillMillis.set(millis);
        }

        @AfterEach
        void close() {
            client.close();
            server.shutdownNow();
        }
    }

    /** A document as large as wanted. */
    public record Words(String text) {
        static final View<Words> VIEW = new View<>("words", 1, Words.class, new Nothing(), List.of());

        static Change<Words> change(StoredView<Words> stored, String key, long position, int letters) {
            return new Change<>(
                    key,
                    position,
                    new Words("x".repeat(letters)),
                    stored.load(List.of(key)).get(key));
        }

        /** No event makes one. */
        private static final class Nothing implements Fold<Words> {
            @Override
            public Set<String> keys(RecordedEvent event) {
                return Set.of();
            }

            @Override
            public Words apply(String key, @Nullable Words view, RecordedEvent event) {
                throw new IllegalStateException("no event makes one");
            }
        }
    }

    /** What a collection of a view must do on every server. */
    interface Contract {

        MongoDatabase database();

        /** The next read takes so long at the server. */
        void standStill(long millis);

        @BeforeEach
        default void prepare() {
            view().indexes().create();
        }

        default StoredView<Tally> view() {
            return new StoredView<>(database(), Tally.VIEW);
        }

        @Test
        default void a_newer_document_takes_the_place_of_an_older_one() {
            assertThat(view().write(List.of(change("a", 3), change("b", 4)))).isPresent();
            assertThat(view().write(List.of(change("a", 9)))).isPresent();

            assertThat(view().find("a")).hasValue(new ViewDocument<>("a", 9, new Tally(9, 90)));
            assertThat(view().findAll(List.of("a", "b", "c"))).containsOnlyKeys("a", "b");
        }

        @Test
        default void only_the_document_that_it_was_folded_on_is_replaced_and_the_rest_is_written() {
            view().write(List.of(change("a", 7)));
            Change<Tally> onSeven = change("a", 10);
            view().write(List.of(change("a", 9)));

            assertThat(view().write(List.of(onSeven, change("b", 5)))).isEmpty();

            assertThat(view().find("a")).hasValue(new ViewDocument<>("a", 9, new Tally(9, 90)));
            assertThat(view().find("b")).isPresent();
        }

        @Test
        default void a_document_that_was_repaired_at_the_same_position_is_not_replaced_by_what_was_wrong() {
            view().write(List.of(change("a", 7)));
            Change<Tally> onWhatWasWrong = change("a", 10);
            database()
                    .getCollection(Tally.VIEW.collection())
                    .updateOne(
                            Filters.eq("_id", "a"),
                            Updates.combine(Updates.set("events", 8L), Updates.inc(ViewDocument.REVISION, 1L)));

            assertThat(view().write(List.of(onWhatWasWrong))).isEmpty();

            assertThat(view().find("a")).hasValue(new ViewDocument<>("a", 7, new Tally(8, 70)));
        }

        @Test
        default void a_document_that_is_gone_is_not_put_back() {
            view().write(List.of(change("a", 7)));
            Change<Tally> onSeven = change("a", 10);
            view().clear(() -> {});

            assertThat(view().write(List.of(onSeven))).isEmpty();

            assertThat(view().find("a")).isEmpty();
        }

        @Test
        default void a_write_without_effect_moves_position_and_revision_and_is_guarded_as_any_other() {
            Tally same = new Tally(7, 70);
            view().write(List.of(change("a", 7)));
            Kept<Tally> onSeven = known("a");
            Change<Tally> mine = new Change<>("a", 8, same, onSeven);
            assertThat(mine.isWithoutEffect()).isTrue();

            assertThat(view().write(List.of(mine)))
                    .hasValueSatisfying(after -> assertThat(after).containsOnly(Map.entry("a", known("a"))));
            assertThat(view().find("a")).hasValue(new ViewDocument<>("a", 8, same));
            assertThat(known("a").revision()).isGreaterThan(onSeven.revision());

            assertThat(view().write(List.of(new Change<>("a", 9, same, onSeven))))
                    .isEmpty();
            assertThat(view().write(List.of(new Change<>("a", 9, new Tally(9, 90), onSeven))))
                    .isEmpty();
            Kept<Tally> onEight = known("a");
            database()
                    .getCollection(Tally.VIEW.collection())
                    .updateOne(Filters.eq("_id", "a"), Updates.inc(ViewDocument.REVISION, 1L));
            assertThat(view().write(List.of(new Change<>("a", 9, same, onEight))))
                    .isEmpty();
            assertThat(view().find("a")).hasValue(new ViewDocument<>("a", 8, same));

            Kept<Tally> beforeTheEnd = known("a");
            view().clear(() -> {});
            assertThat(view().write(List.of(new Change<>("a", 9, same, beforeTheEnd))))
                    .isEmpty();
            assertThat(view().load(List.of("a"))).isEmpty();
        }

        @Test
        default void a_write_without_effect_gives_a_revision_to_a_document_without_one() {
            database()
                    .getCollection(Tally.VIEW.collection())
                    .insertOne(new Document("_id", "a")
                            .append("position", 7L)
                            .append("events", 1L)
                            .append("trail", 1L));

            assertThat(view().write(List.of(new Change<>("a", 9, new Tally(1, 1), known("a")))))
                    .isPresent();

            assertThat(known("a").revision()).isNotNull();
            assertThat(view().find("a")).hasValue(new ViewDocument<>("a", 9, new Tally(1, 1)));
        }

        @Test
        default void a_document_that_somebody_wrote_without_a_revision_is_replaced_too() {
            database()
                    .getCollection(Tally.VIEW.collection())
                    .insertOne(new Document("_id", "a")
                            .append("position", 7L)
                            .append("events", 1L)
                            .append("trail", 1L));

            assertThat(view().write(List.of(change("a", 9)))).isPresent();

            assertThat(view().find("a")).hasValue(new ViewDocument<>("a", 9, new Tally(9, 90)));
        }

        @Test
        default void a_document_that_somebody_else_made_meanwhile_is_not_lost() {
            Change<Tally> mine = new Change<>("a", 9, new Tally(9, 90), null);
            view().write(List.of(change("a", 7)));

            assertThat(view().write(List.of(mine, new Change<>("b", 5, new Tally(5, 50), null))))
                    .isEmpty();

            assertThat(view().find("a")).hasValue(new ViewDocument<>("a", 7, new Tally(7, 70)));
            assertThat(view().find("b")).hasValue(new ViewDocument<>("b", 5, new Tally(5, 50)));
        }

        @Test
        default void a_document_that_is_too_large_stands_still_and_is_counted() {
            StoredView<Words> words = new StoredView<>(database(), Words.VIEW);
            words.indexes().create();
            assertThat(words.write(List.of(Words.change(words, "a", 3, 10), Words.change(words, "b", 4, 10))))
                    .isPresent();
            assertThat(overfull(words)).isZero();

            assertThat(words.write(List.of(Words.change(words, "a", 5, 16 << 20), Words.change(words, "b", 6, 20))))
                    .isPresent();
            assertThat(overfull(words)).isOne();
            assertThat(words.find("b")).isPresent();
            assertThatThrownBy(() -> words.find("a"))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
        }

        @Test
        default void who_folded_on_an_older_document_does_not_freeze_the_one_that_is_there() {
            StoredView<Words> words = new StoredView<>(database(), Words.VIEW);
            Change<Words> onNothing = Words.change(words, "a", 5, 16 << 20);
            assertThat(words.write(List.of(Words.change(words, "a", 3, 10)))).isPresent();
            Change<Words> onThree = Words.change(words, "a", 5, 16 << 20);
            assertThat(words.write(List.of(Words.change(words, "a", 4, 20)))).isPresent();

            assertThat(words.write(List.of(onNothing))).isEmpty();
            assertThat(words.write(List.of(onThree))).isEmpty();

            assertThat(words.find("a")).isPresent();
            assertThat(overfull(words)).isZero();
        }

        private static long overfull(StoredView<?> view) {
            return new OverfullCount(view, System::nanoTime).documents();
        }

        @Test
        default void a_document_is_removed_as_it_was_known_alone() {
            view().write(List.of(change("a", 7)));
            Change<Tally> onSeven = removal("a", 8);
            view().write(List.of(change("a", 9)));

            assertThat(view().write(List.of(onSeven))).isEmpty();
            assertThat(view().find("a")).isPresent();
            assertThat(view().write(List.of(removal("a", 10)))).isPresent();
            assertThat(view().find("a")).isEmpty();
        }

        @Test
        default void documents_are_found_in_order_and_cleared_together() {
            view().write(List.of(change("a", 3), change("b", 5), change("c", 4)));

            assertThat(view().find(Filters.gte("events", 4), Sorts.descending("position"), 10))
                    .extracting(ViewDocument::key)
                    .containsExactly("b", "c");
            view().clear(() -> {});
            assertThat(view().find(Filters.empty(), Sorts.ascending("_id"), 10)).isEmpty();
        }

        @Test
        default void a_read_ends_in_time_whatever_the_server_is_at() {
            view().write(List.of(change("a", 3)));
            StoredView<Tally> limited =
                    new StoredView<>(database(), Tally.VIEW, Tally.VIEW.collection(), InstantSource.system(), 250);
            standStill(4_000);
            long begunNanos = System.nanoTime();

            assertThatThrownBy(() -> limited.find(Filters.empty(), Sorts.ascending("_id"), 10))
                    .isInstanceOf(MongoTimeoutException.class);

            assertThat(System.nanoTime() - begunNanos).isLessThan(TimeUnit.MILLISECONDS.toNanos(3_500));
        }

        @Test
        default void what_was_removed_is_not_found_and_not_put_back_by_who_did_not_know() {
            view().write(List.of(change("a", 3), change("b", 5)));
            Change<Tally> onThree = change("a", 6);
            view().write(List.of(removal("a", 7)));

            assertThat(view().write(List.of(new Change<>("a", 3, new Tally(3, 30), null))))
                    .isEmpty();
            assertThat(view().write(List.of(onThree))).isEmpty();

            assertThat(view().find("a")).isEmpty();
            assertThat(view().findAll(List.of("a", "b"))).containsOnlyKeys("b");
            assertThat(view().find(Filters.ne("events", 4), Sorts.ascending("_id"), 10))
                    .extracting(ViewDocument::key)
                    .containsExactly("b");
            assertThat(view().write(List.of(change("a", 8)))).isPresent();
            assertThat(view().find("a")).isPresent();
        }

        @Test
        default void keys_of_what_was_removed_are_forgotten_after_a_day() {
            AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-10-01T09:00:00Z"));
            StoredView<Tally> view = new StoredView<>(database(), Tally.VIEW, now::get);
            view.write(List.of(new Change<>("a", 3, null, null)));
            now.set(Instant.parse("2026-10-02T08:00:00Z"));
            view.write(List.of(new Change<>("b", 4, null, null)));
            assertThat(view.load(List.of("a", "b"))).containsOnlyKeys("a", "b");

            now.set(Instant.parse("2026-10-02T09:00:01Z"));
            view.write(List.of(new Change<>("c", 5, null, null)));

            assertThat(view.load(List.of("a", "b", "c"))).containsOnlyKeys("b", "c");
        }

        @Test
        default void what_is_removed_again_is_kept_for_another_day() {
            AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-10-01T09:00:00Z"));
            StoredView<Tally> view = new StoredView<>(database(), Tally.VIEW, now::get);
            view.write(List.of(removal("a", 3), removal("b", 3)));
            now.set(Instant.parse("2026-10-02T08:00:00Z"));
            view.write(List.of(removal("a", 4)));

            now.set(Instant.parse("2026-10-02T09:00:01Z"));
            view.write(List.of(removal("c", 5)));

            assertThat(view.load(List.of("a", "b", "c"))).containsOnlyKeys("a", "c");
        }

        @Test
        default void a_node_that_stood_still_between_load_and_write_brings_back_nothing_that_another_removed_C_9()
                throws InterruptedException {
            ClaimStory story = new ClaimStory("adatum", 1);
            Tape tape = new Tape();
            tape.happens(
                    story.attached("invoice", "content-1"),
                    new DocumentRemoved(story.claim, story.organisation, ClaimStory.documentId("invoice")));
            List<RecordedEvent> both = tape.events();
            HaltingFold<DocumentUse> halting = new HaltingFold<>(DocumentUse.VIEW.fold());
            View<DocumentUse> halted = new View<>("documentuses", 1, DocumentUse.class, halting, List.of());
            ViewWriter<DocumentUse> still = writer(new StoredView<>(database(), halted));
            CompletableFuture<Void> standing = CompletableFuture.runAsync(() -> still.apply(both.subList(0, 1)));
            assertThat(halting.isReached()).isTrue();

            writer(new StoredView<>(database(), DocumentUse.VIEW)).apply(both);
            halting.goOn();
            standing.join();

            assertThat(new StoredView<>(database(), DocumentUse.VIEW).find(Filters.empty(), Sorts.ascending("_id"), 10))
                    .isEmpty();
        }

        @Test
        default void a_document_that_has_grown_too_large_holds_up_no_other() {
            ClaimStory large = new ClaimStory("adatum", 1);
            ClaimStory other = new ClaimStory("contoso", 2);
            ClaimStory begunLarge = new ClaimStory("contoso", 3);
            Tape tape = new Tape();
            String much = "x".repeat(6 << 20);
            tape.happens(large.comment("1", much), large.comment("2", much), other.comment("3", "said"));
            tape.happens(large.comment("4", much), begunLarge.comment("5", much + much + much));
            tape.happens(large.comment("6", "more"), begunLarge.comment("7", "more"), other.comment("8", "more"));
            StoredView<Pile> stored = new StoredView<>(database(), Pile.VIEW);
            ViewWriter<Pile> writer = writer(stored);

            tape.events().forEach(event -> writer.apply(List.of(event)));

            assertThat(stored.find(other.claim.value()))
                    .hasValueSatisfying(
                            found -> assertThat(found.content().text()).isEqualTo("saidmore"));
            for (ClaimStory claim : List.of(large, begunLarge)) {
                assertThatThrownBy(() -> stored.find(claim.claim.value()))
                        .isInstanceOfSatisfying(
                                Refusal.class, told -> assertThat(told.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
            }
            assertThat(stored.findAll(List.of(large.claim.value(), begunLarge.claim.value(), other.claim.value())))
                    .containsOnlyKeys(other.claim.value());
        }

        private static <V extends Record> ViewWriter<V> writer(StoredView<V> stored) {
            return new ViewWriter<>(stored, EVERYTHING, new TestLog(), 1 << 20);
        }

        private Change<Tally> change(String key, long position) {
            return new Change<>(
                    key,
                    position,
                    new Tally(position, position * 10),
                    view().load(List.of(key)).get(key));
        }

        private Change<Tally> removal(String key, long position) {
            return new Change<>(key, position, null, view().load(List.of(key)).get(key));
        }

        private Kept<Tally> known(String key) {
            return Objects.requireNonNull(view().load(List.of(key)).get(key), key);
        }
    }

    /** One segment that is always ours. */
    private static final Share EVERYTHING = new Share() {
        @Override
        public boolean owns(String key) {
            return true;
        }

        @Override
        public void requireHeld() {
            // It is.
        }
    };
}
