package dev.coopclaims.query.projection;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.follow.ClaimClock;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.GroupClaims;
import dev.coopclaims.query.follow.LogTail;
import dev.coopclaims.query.follow.MongoGroupClaims;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.follow.Share;
import dev.coopclaims.testkit.RealMongod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;

/** A log, a database and the processes that keep the tally of it. */
abstract class TallyNodes {

    static final long WAIT_MILLIS = 15_000;
    static final int ORGANISATIONS = 17;
    static final ProjectionSettings ONE_SEGMENT = new ProjectionSettings(50, 1, 2, 200);

    private final MongoClient client = MongoClients.create(RealMongod.uri());

    final MongoDatabase database = client.getDatabase(RealMongod.freshDatabase());
    final TestLog log = new TestLog();
    final List<Projections> opened = new ArrayList<>();
    private final AtomicInteger nodes = new AtomicInteger();
    private long enteredBefore;

    /** Of a process that alone writes the view, and all of it. */
    static final Share EVERYTHING = new Share() {
        @Override
        public boolean owns(String key) {
            return true;
        }

        @Override
        public void requireHeld() {
            // It is.
        }
    };

    @AfterEach
    void close() {
        opened.forEach(Projections::close);
        database.drop();
        client.close();
    }

    void append(int events) {
        for (int i = 0; i < events; i++) {
            long next = log.head() + 1;
            OrganisationId organisation = new OrganisationId("org-" + next % ORGANISATIONS);
            log.append(
                    organisation.value(),
                    new MemberAdded(organisation, new UserId("user-" + next), "Ann", null, Role.PARTNER_USER),
                    Map.of());
        }
    }

    /** The claims of one more process. */
    GroupClaims claims() {
        return claims(ONE_SEGMENT);
    }

    GroupClaims claims(ProjectionSettings settings) {
        return new MongoGroupClaims(
                database,
                Projections.GROUP,
                "log",
                "node-" + nodes.incrementAndGet(),
                settings.claimTimeout(),
                ClaimClock.SERVER);
    }

    Projections projections(EventLog rawLog, GroupClaims claims, ProjectionSettings settings) {
        return projections(List.of(Tally.VIEW), rawLog, claims, settings);
    }

    Projections projections(List<View<?>> views, EventLog rawLog, GroupClaims claims, ProjectionSettings settings) {
        Projections projections = new Projections(database, views, claims, new LogTail(rawLog), settings);
        opened.add(projections);
        return projections;
    }

    Projections started(EventLog rawLog, GroupClaims claims, ProjectionSettings settings) {
        return started(projections(rawLog, claims, settings));
    }

    static Projections started(Projections projections) {
        projections.start();
        return projections;
    }

    void awaitHead(Projections projections) throws InterruptedException {
        assertThat(projections.awaitPosition(Tally.VIEW, log.head(), WAIT_MILLIS))
                .as("%s", projections.status())
                .isTrue();
    }

    /** As a process does that begins to fill the view and ends at once. */
    void beginFilling() {
        database.getCollection(MongoGroupClaims.COLLECTION)
                .updateMany(new Document(), Updates.set("positions." + Tally.VIEW.collection(), -1L));
        new ViewStates(database).beginFilling(Tally.VIEW);
    }

    void failUpdatesOnce() {
        client.getDatabase("admin")
                .runCommand(new Document("configureFailPoint", "failCommand")
                        .append("mode", new Document("times", 1))
                        .append(
                                "data",
                                new Document("failCommands", List.of("update"))
                                        .append("namespace", database.getName() + "." + Tally.VIEW.collection())
                                        .append("errorCode", 8_000)));
    }

    /** The next command of this name on the view takes so long before the database begins with it. */
    void holdUp(String command, long millis) {
        failPoint(
                new Document("times", 1),
                new Document("failCommands", List.of(command))
                        .append("namespace", database.getName() + "." + Tally.VIEW.collection())
                        .append("blockConnection", true)
                        .append("blockTimeMS", millis));
    }

    /** Waits until the database has received the command that {@link #holdUp} names. */
    void awaitHeldUp() {
        Document counted = client.getDatabase("admin")
                .runCommand(new Document("waitForFailPoint", "failCommand")
                        .append("timesEntered", enteredBefore + 1)
                        .append("maxTimeMS", WAIT_MILLIS));
        assertThat(counted.get("ok")).isEqualTo(1.0);
    }

    void failPoint(Document mode, Document data) {
        Document set = client.getDatabase("admin")
                .runCommand(new Document("configureFailPoint", "failCommand")
                        .append("mode", mode)
                        .append("data", data));
        enteredBefore = requireNonNull(set.get("count", Number.class)).longValue();
    }

    /** Without revisions, which say how often and by whom a document was written. */
    Map<String, BsonDocument> stored() {
        Map<String, BsonDocument> byKey = new HashMap<>();
        database.getCollection(Tally.VIEW.collection(), BsonDocument.class)
                .find()
                .projection(com.mongodb.client.model.Projections.exclude(ViewDocument.REVISION))
                .forEach(document -> byKey.put(document.getString("_id").getValue(), document));
        return byKey;
    }

    Map<String, Tally> content() {
        Map<String, Tally> byKey = new HashMap<>();
        stored().forEach((key, document) -> byKey.put(
                key,
                new Tally(
                        document.getInt64("events").getValue(),
                        document.getInt64("trail").getValue())));
        return byKey;
    }

    Map<String, Tally> folded() {
        Map<String, Tally> byKey = new HashMap<>();
        Fold<Tally> fold = Tally.VIEW.fold();
        for (RecordedEvent event : log.read(0, Integer.MAX_VALUE)) {
            for (String key : fold.keys(event)) {
                byKey.put(key, fold.apply(key, byKey.get(key), event));
            }
        }
        return byKey;
    }
}
