package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.coopclaims.kernel.claim.CommentAdded;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.query.QuerySide;
import dev.coopclaims.query.follow.ClaimClock;
import dev.coopclaims.query.follow.LogTail;
import dev.coopclaims.query.follow.MongoGroupClaims;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.overview.ListedClaim;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Tape;
import dev.coopclaims.testkit.RealMongod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every view of the room under two segments, cut off at random after a write and before its token, some keys poisoned: nothing counts twice. */
class KillsIT implements CommandListener {
    private static final long WAIT_MILLIS = 30_000;
    private static final int CLAIMS = 40;
    private static final int KILLS = 12;
    private static final long POISONED_SEQUENCE = 30;

    /** Writes of position and revision alone. */
    private final AtomicInteger withoutEffect = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(longs = {4, 20_261_120})
    void a_rebuild_equals_the_live_views_after_any_kills(long seed) throws InterruptedException {
        List<View<?>> views =
                QuerySide.views().stream().<View<?>>map(KillsIT::poisoned).toList();
        TestLog log = new TestLog();
        Tape tape = told(new Random(seed));
        try (MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(RealMongod.uri()))
                .addCommandListener(this)
                .build())) {
            MongoDatabase database = client.getDatabase(RealMongod.freshDatabase());
            UnreliableClaims claims = new UnreliableClaims(
                    new MongoGroupClaims(
                            database,
                            Projections.GROUP,
                            "log",
                            "node",
                            ProjectionSettings.DEFAULT.claimTimeout(),
                            ClaimClock.SERVER),
                    seed,
                    KILLS);
            Projections projections =
                    new Projections(database, views, claims, new LogTail(log), new ProjectionSettings(20, 2, 2, 200));
            projections.start();
            try {
                for (RecordedEvent event : tape.events()) {
                    log.append(event.stream(), event.payload(), event.metadata());
                }
                for (View<?> view : views) {
                    assertThat(projections.awaitPosition(view, log.head(), WAIT_MILLIS))
                            .as(view.name())
                            .isTrue();
                }
                claims.becomeReliable();
                Map<String, List<BsonDocument>> live = stored(database, views);
                assertThat(parked(live)).as("keys that stand still").isGreaterThan(1);
                views.forEach(view -> projections.rebuild(view.name()));

                System.out.printf(
                        "seed %d: %d claims lost, %d positions not stored, %d writes of claims' rows without effect%n",
                        seed, claims.lost(), claims.failed(), withoutEffect.get());
                assertThat(withoutEffect.get()).isPositive();
                assertThat(claims.lost()).isPositive();
                assertThat(claims.failed()).isPositive();
                assertThat(live.get(ListedClaim.VIEW.collection())).hasSize(CLAIMS);
                assertThat(stored(database, views)).isEqualTo(live);
            } finally {
                projections.close();
                database.drop();
            }
        }
    }

    /** One claim's details cannot hold its second comment, and no fund its hundredth event. */
    private static <V extends Record> View<V> poisoned(View<V> view) {
        return switch (view.name()) {
            case "claimdetails" ->
                Poisoned.poisoned(view, key -> key.endsWith("7"), event -> event.payload() instanceof CommentAdded);
            case "fundbalances" -> Poisoned.poisoned(view, key -> true, event -> event.sequence() >= POISONED_SEQUENCE);
            default -> view;
        };
    }

    private static long parked(Map<String, List<BsonDocument>> stored) {
        return stored.values().stream()
                .flatMap(List::stream)
                .filter(document -> document.containsKey(Parked.MARK))
                .count();
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        BsonDocument command = event.getCommand();
        if (event.getCommandName().equals("update")
                && command.getString("update").getValue().equals(ListedClaim.VIEW.collection())) {
            withoutEffect.addAndGet((int) command.getArray("updates").stream()
                    .filter(statement -> statement.asDocument().getDocument("u").containsKey("$set"))
                    .count());
        }
    }

    /** Claims that all go another way, told at once. */
    private static Tape told(Random random) {
        Tape tape = new Tape();
        ClaimStory first = new ClaimStory("adatum", 1);
        tape.happens(first.fundOpened(), first.accrued("1", "100000.00"));
        List<ClaimStory> all = new ArrayList<>();
        for (int number = 1; number <= CLAIMS; number++) {
            ClaimStory story = new ClaimStory("adatum", number);
            all.add(story);
            tape.happens(story.started("Fair"), story.costAdded("hall", "Town Hall", "10.00"), story.reserved("10.00"));
        }
        all.forEach(story -> tape.happens(story.submitted("10.00"), story.note("1", "hm"), story.reviewStarted()));
        // Nothing to the list of claims.
        all.forEach(story -> tape.happens(story.comment("1", "hello")));
        all.forEach(story -> tape.happens(story.comment("2", "again")));
        for (ClaimStory story : all) {
            switch (random.nextInt(4)) {
                case 0 -> tape.happens(story.approved("10.00"), story.revoked("10.00"), story.rejected("10.00"));
                case 1 -> tape.happens(story.rejected("10.00"), story.disputed("10.00"), story.upheld("10.00"));
                case 2 -> tape.happens(story.rejected("10.00"), story.disputed("10.00"), story.dismissed("10.00"));
                default ->
                    tape.happens(
                            story.asked(RequestOrigin.REVIEW, "1"),
                            story.answered("1", "yes"),
                            story.resubmitted(RequestOrigin.REVIEW, "10.00"));
            }
        }
        return tape;
    }

    private static Map<String, List<BsonDocument>> stored(MongoDatabase database, List<View<?>> views) {
        Map<String, List<BsonDocument>> all = new TreeMap<>();
        for (View<?> view : views) {
            all.put(
                    view.collection(),
                    database.getCollection(view.collection(), BsonDocument.class)
                            .find()
                            .projection(com.mongodb.client.model.Projections.exclude(
                                    ViewDocument.REVISION, ViewDocument.REMOVED_AT, Parked.MARK + ".since"))
                            .sort(Sorts.ascending("_id"))
                            .into(new ArrayList<>()));
        }
        return all;
    }
}
