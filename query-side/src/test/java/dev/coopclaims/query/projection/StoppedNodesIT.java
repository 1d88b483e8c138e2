package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.query.follow.MongoGroupClaims;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two processes share three views, one of which cannot apply an event of one key. Again and again the one at work is stopped by SIGSTOP between load and write, between write
 * and position, or before its position is sent. The other takes over, applies and removes, and every second time gives back
 * before the first goes on. Every event counts once. The test prints how often each happened.
 */
class StoppedNodesIT {
    private static final int ROUNDS = 2;
    private static final long WAIT_SECONDS = 20;
    /** A busy machine reads more slowly than the writer wrote. */
    private static final long END_SECONDS = 90;
    /** So much further is the other when the first goes on. */
    private static final long EVENTS_FURTHER = 60;
    /** More than a batch, so that whoever goes on has a batch before he learns that he lost his claim. */
    private static final int EVENTS_AT_ONCE = 60;

    private static final long BETWEEN_MILLIS = 80;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void every_event_counts_once_whoever_stood_still_meanwhile(int segments) throws Exception {
        try (MongoClient client = MongoClients.create(RealMongod.uri())) {
            MongoDatabase database = client.getDatabase(RealMongod.freshDatabase());
            AtomicBoolean enough = new AtomicBoolean();
            try (CollectionLog log = new CollectionLog(database);
                    StoppableProcess one = new StoppableProcess(database.getName(), "one", segments);
                    StoppableProcess two = new StoppableProcess(database.getName(), "two", segments)) {
                one.awaitReady();
                two.awaitReady();
                log.append(0, EVENTS_AT_ONCE);
                beginAnew(database, one, two);
                CompletableFuture<Long> writer = CompletableFuture.supplyAsync(() -> write(log, enough));
                Map<String, Integer> happened = new LinkedHashMap<>();
                try {
                    for (int round = 0; round < ROUNDS; round++) {
                        stopEverywhere(database, one, two, happened);
                    }
                } finally {
                    enough.set(true);
                }
                long head = writer.get(WAIT_SECONDS, TimeUnit.SECONDS) - 1;
                assertThat(Await.until(Duration.ofSeconds(END_SECONDS), () -> lowest(database) >= head))
                        .as("the end of the log at %d, and not %d", head, lowest(database))
                        .isTrue();
                int refused = one.refused() + two.refused();
                System.out.printf(
                        "%d segments, %d events, %d writes refused by the guard: %s%n",
                        segments, head + 1, refused, happened);
                assertThat(refused).as("writes from memory that came too late").isPositive();
                assertThat(happened.values()).hasSize(2 * StoppingNode.Place.values().length);
                assertEveryEventCountsOnce(database, log, head);
            } finally {
                enough.set(true);
                database.drop();
            }
        }
    }

    /** Who has seen the log from its first event loads nothing that is new; from now on everybody loads. */
    private static void beginAnew(MongoDatabase database, StoppableProcess one, StoppableProcess two) {
        await("the first events", () -> lowest(database) >= EVENTS_AT_ONCE - 1);
        for (StoppableProcess process : List.of(one, two)) {
            process.order("pause");
        }
        await("nobody has a segment", () -> !has(database, one) && !has(database, two));
        for (StoppableProcess process : List.of(one, two)) {
            process.order("resume");
        }
    }

    private static long write(CollectionLog log, AtomicBoolean enough) {
        long next = EVENTS_AT_ONCE;
        while (!enough.get()) {
            log.append(next, EVENTS_AT_ONCE);
            next += EVENTS_AT_ONCE;
            pause(BETWEEN_MILLIS);
        }
        return next;
    }

    private static void stopEverywhere(
            MongoDatabase database, StoppableProcess one, StoppableProcess two, Map<String, Integer> happened) {
        for (StoppingNode.Place place : StoppingNode.Place.values()) {
            for (boolean givesBack : new boolean[] {false, true}) {
                await("somebody has a segment", () -> has(database, one) || has(database, two));
                StoppableProcess stopped = has(database, one) ? one : two;
                StoppableProcess other = stopped == one ? two : one;
                stopped.stopAt(place);
                takeOver(database, stopped, other);
                if (givesBack) {
                    other.order("pause");
                    await(other.name() + " gives back", () -> !has(database, other));
                }
                stopped.goOn();
                if (givesBack) {
                    await(stopped.name() + " has a segment again", () -> has(database, stopped));
                    other.order("resume");
                }
                happened.merge(place + (givesBack ? ", taken over and given back" : ", taken over"), 1, Integer::sum);
            }
        }
    }

    private static void takeOver(MongoDatabase database, StoppableProcess stopped, StoppableProcess other) {
        long before = lowest(database);
        await(
                other.name() + " takes over",
                () -> owners(database).stream().allMatch(other.name()::equals)
                        && lowest(database) >= before + EVENTS_FURTHER);
        assertThat(stopped.isStopped()).isTrue();
    }

    private static boolean has(MongoDatabase database, StoppableProcess process) {
        return owners(database).contains(process.name());
    }

    private static List<String> owners(MongoDatabase database) {
        return claims(database).stream().map(claim -> claim.getString("owner")).toList();
    }

    private static List<Document> claims(MongoDatabase database) {
        return database.getCollection(MongoGroupClaims.COLLECTION).find().into(new ArrayList<>());
    }

    /** The lowest position of any view in any segment. */
    private static long lowest(MongoDatabase database) {
        return claims(database).stream()
                .flatMap(claim -> StoppingNode.VIEWS.stream()
                        .map(view -> claim.get("positions", Document.class).get(view.collection(), -1L)))
                .mapToLong(Long::longValue)
                .min()
                .orElse(-1);
    }

    private static void assertEveryEventCountsOnce(MongoDatabase database, CollectionLog log, long head) {
        Document all = database.getCollection(Tally.VIEW.collection())
                .find(new Document("_id", Tally.ALL))
                .first();
        assertThat(all).containsEntry("events", head + 1);
        assertOneStandsStill(database);
        for (View<?> view : StoppingNode.VIEWS) {
            assertThat(documents(database, view.collection()))
                    .as(view.name())
                    .isNotEmpty()
                    .isEqualTo(rebuilt(database, log, view));
        }
    }

    private static void assertOneStandsStill(MongoDatabase database) {
        Map<String, Document> stuck = documents(database, StoppingNode.STUCK.collection());
        assertThat(stuck.values().stream().filter(document -> document.containsKey(Parked.MARK)))
                .singleElement()
                .satisfies(document -> {
                    assertThat(document).containsEntry("_id", StoppingNode.STUCK_KEY);
                    Document parked = document.get(Parked.MARK, Document.class);
                    System.out.println("behind the poisoned event " + parked.getLong("waiting") + " wait");
                    assertThat(parked.getLong("waiting")).isPositive();
                });
    }

    private static <V extends Record> Map<String, Document> rebuilt(
            MongoDatabase database, CollectionLog log, View<V> view) {
        StoredView<V> beside = StoredView.beside(database, view, view.collection() + "_rebuilt");
        new Rebuild<>(log, beside, ProjectionSettings.DEFAULT, () -> {}).run(0, position -> {});
        return documents(database, beside.collection().getNamespace().getCollectionName());
    }

    private static Map<String, Document> documents(MongoDatabase database, String collection) {
        Map<String, Document> byKey = new HashMap<>();
        for (Document document : database.getCollection(collection).find()) {
            if (!document.containsKey(ViewDocument.REMOVED_AT)) {
                document.remove(ViewDocument.REVISION);
                if (document.get(Parked.MARK) instanceof Document parked) {
                    parked.remove("since");
                }
                byKey.put(document.getString("_id"), document);
            }
        }
        return byKey;
    }

    private static void await(String what, BooleanSupplier happened) {
        assertThat(Await.until(Duration.ofSeconds(WAIT_SECONDS), happened))
                .as(what)
                .isTrue();
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
