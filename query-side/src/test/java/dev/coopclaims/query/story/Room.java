package dev.coopclaims.query.story;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.QuerySide;
import dev.coopclaims.query.catalogue.ClaimPeriods;
import dev.coopclaims.query.claimdetails.ClaimDetailsQueries;
import dev.coopclaims.query.due.SweepSettings;
import dev.coopclaims.query.duplicate.DuplicateQueries;
import dev.coopclaims.query.exception.ExceptionReads;
import dev.coopclaims.query.follow.ClaimClock;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.LogTail;
import dev.coopclaims.query.follow.MongoGroupClaims;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.fundbalances.FundQueries;
import dev.coopclaims.query.fundledger.LedgerQueries;
import dev.coopclaims.query.history.HistoryEndpoint;
import dev.coopclaims.query.organisation.MemberNames;
import dev.coopclaims.query.organisation.OrganisationEndpoint;
import dev.coopclaims.query.overview.ClaimQueries;
import dev.coopclaims.query.overview.OverviewEndpoints;
import dev.coopclaims.query.parameter.RequestParameters;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.people.Person;
import dev.coopclaims.query.preapproval.PreApprovalQueries;
import dev.coopclaims.query.progress.Advice;
import dev.coopclaims.query.projection.ProjectionSettings;
import dev.coopclaims.query.projection.Projections;
import dev.coopclaims.query.projection.TakenNotes;
import dev.coopclaims.query.projection.TestLog;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.projection.Views;
import dev.coopclaims.query.projection.codec.ViewCodecs;
import dev.coopclaims.query.reviewqueue.Decidable;
import dev.coopclaims.query.reviewqueue.ReviewQueueEndpoint;
import dev.coopclaims.query.tasks.TaskQueries;
import dev.coopclaims.query.web.Pages;
import dev.coopclaims.query.web.Read;
import dev.coopclaims.query.web.Reads;
import dev.coopclaims.testkit.RealMongod;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletRequest;

/** The whole room on a database server, fed by tapes. */
public final class Room implements AutoCloseable {
    private static final long WAIT_MILLIS = 30_000;

    /** What the room runs on. */
    public enum Server {
        REAL,
        /** The server of the default set-up, which knows less. */
        EMBEDDED
    }

    private final @Nullable MongoServer embedded;
    private final MongoClient client;
    private final MongoDatabase database;
    private final TestLog log = new TestLog();
    private final Projections projections;
    /** For the questions that operators ask; nothing is swept here. */
    public final SweepSettings sweeps =
            new SweepSettings(Duration.ofHours(1), 100, 1, Duration.ofSeconds(1), Duration.ofMinutes(1), 3);

    private int played;
    private Instant now = Instant.parse("2021-03-10T09:00:00Z");

    public final Tape tape = new Tape();
    public final ClaimQueries claims;
    public final ClaimDetailsQueries details;
    public final FundQueries funds;
    public final LedgerQueries ledger;
    public final OverviewEndpoints overview;
    public final ReviewQueueEndpoint queue;
    public final TaskQueries tasks;
    public final PreApprovalQueries preApprovals;
    public final ExceptionReads exceptions;
    public final DuplicateQueries duplicates;
    public final HistoryEndpoint history;
    public final Reads reads;
    public final OrganisationEndpoint organisations;

    public Room(Server server) {
        this(server, new AskedCommands());
    }

    /** @param asked is told what the database is asked */
    public Room(Server server, AskedCommands asked) {
        embedded = server == Server.EMBEDDED ? new MongoServer(new MemoryBackend()) : null;
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(
                        embedded == null ? RealMongod.uri() : embedded.bindAndGetConnectionString()))
                .addCommandListener(asked)
                .build());
        database = client.getDatabase(RealMongod.freshDatabase());
        ClaimPeriods periods = new ClaimPeriods(SmallCatalogue::versions);
        projections = new Projections(
                database,
                QuerySide.views(),
                new MongoGroupClaims(
                        database,
                        Projections.GROUP,
                        "log",
                        "room",
                        ProjectionSettings.DEFAULT.claimTimeout(),
                        embedded == null ? ClaimClock.SERVER : ClaimClock.PROCESS),
                new LogTail(log),
                new ProjectionSettings(50, 1, 2, 200));
        projections.start();
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        RequestParameters named = new RequestParameters(SmallCatalogue::versions);
        Pages pages = new Pages(new byte[32]);
        reads = new Reads(projections, MemberNames::of);
        Advice advice = new Advice("help@vendor.test", Duration.ofDays(14));
        claims = new ClaimQueries(pages, named, clock, advice);
        details = new ClaimDetailsQueries(periods, clock, advice);
        funds = new FundQueries(pages, named, periods, clock, Duration.ofDays(60));
        ledger = new LedgerQueries(pages, funds);
        preApprovals = new PreApprovalQueries(pages, claims, named);
        exceptions = new ExceptionReads(pages, clock);
        duplicates = new DuplicateQueries(details);
        history = new HistoryEndpoint(pages, claims);
        organisations = new OrganisationEndpoint(pages);
        Decidable decidable = new Decidable(true, true);
        queue = new ReviewQueueEndpoint(claims, decidable);
        tasks = new TaskQueries(claims, funds, decidable, clock, advice.draftWarning());
        overview = new OverviewEndpoints(claims, funds);
    }

    /** A read that has begun for somebody. */
    public Read read(Actor actor) {
        return read(actor, new MockHttpServletRequest());
    }

    /** Likewise, of a request. */
    public Read read(Actor actor, HttpServletRequest request) {
        return reads.begin(actor, request);
    }

    /** What somebody is told of an author. */
    public Person told(@Nullable Author author, Actor reader) {
        return read(reader).people(Objects.requireNonNull(author)).of(author);
    }

    /** Documents of the view are about to stand still. */
    void standStill(View<?> view) {
        TakenNotes.take(projections, view);
    }

    /** What the views are kept in. */
    public MongoDatabase database() {
        return database;
    }

    /** The views as they stand. */
    public Views views() {
        return Views.asTheyStand(database);
    }

    /** From now on the domain's clock says so. */
    public void at(String instant) {
        now = Instant.parse(instant);
    }

    /** Stores what the tape has and the log has not, and waits until every view knows it. */
    public void play() {
        play(event -> log.append(event.stream(), event.payload(), event.metadata()));
    }

    /** Likewise, with the tape's ids and times, so that two rooms can be compared. */
    public void playAsTaped() {
        play(log::append);
    }

    private void play(Consumer<RecordedEvent> append) {
        tape.events().subList(played, tape.events().size()).forEach(append);
        played = tape.events().size();
        for (View<?> view : QuerySide.views()) {
            try {
                if (!projections.awaitPosition(view, log.head(), WAIT_MILLIS)) {
                    throw new AssertionError(view.name() + " did not come to " + log.head());
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
        }
    }

    /** The log behind the views. */
    public EventLog log() {
        return log;
    }

    /** Stores documents of a view as no event has made them; the log has to have an event. */
    public <V extends Record> void store(View<V> view, Map<String, V> documents) {
        MongoCollection<BsonDocument> collection = database.getCollection(view.collection(), BsonDocument.class);
        List<BsonDocument> batch = new ArrayList<>();
        documents.forEach((key, content) -> {
            BsonDocument document =
                    new BsonDocument("_id", new BsonString(key)).append("position", new BsonInt64(log.head()));
            document.putAll(encoded(view, content));
            batch.add(document);
            if (batch.size() == 1_000) {
                collection.insertMany(batch);
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            collection.insertMany(batch);
        }
    }

    /** How the database answers a command, and what it examines for it. */
    public BsonDocument explain(BsonDocument command) {
        return database.runCommand(
                new BsonDocument("explain", command).append("verbosity", new BsonString("executionStats")),
                BsonDocument.class);
    }

    /** What a view would store, without key and position. */
    public <V extends Record> BsonDocument encoded(View<V> view, V content) {
        BsonDocument document = new BsonDocument();
        ViewCodecs.REGISTRY
                .get(view.type())
                .encode(
                        new BsonDocumentWriter(document),
                        content,
                        EncoderContext.builder().build());
        return document;
    }

    /** Every document of every view as it is stored, by collection. */
    public Map<String, List<BsonDocument>> stored() {
        Map<String, List<BsonDocument>> all = new TreeMap<>();
        for (View<?> view : QuerySide.views()) {
            all.put(
                    view.collection(),
                    database.getCollection(view.collection(), BsonDocument.class)
                            .find()
                            .projection(com.mongodb.client.model.Projections.exclude("revision"))
                            .sort(Sorts.ascending("_id"))
                            .into(new ArrayList<>()));
        }
        return all;
    }

    /** Rebuilds every view from the log. */
    public void rebuild() {
        QuerySide.views().forEach(view -> projections.rebuild(view.name()));
    }

    /** Somebody of a partner organisation. */
    public static Actor partner(String organisation) {
        return new Actor(
                new UserId("paula"),
                Set.of(Role.PARTNER_USER),
                new OrganisationId("org-" + organisation),
                Actor.Channel.API);
    }

    /** Somebody of the validation team. */
    public static Actor reviewer() {
        return new Actor(
                ClaimStory.REVIEWER, Set.of(Role.REVIEWER), new OrganisationId("org-vendor"), Actor.Channel.API);
    }

    @Override
    public void close() {
        projections.close();
        database.drop();
        client.close();
        if (embedded != null) {
            embedded.shutdownNow();
        }
    }
}
