package dev.coopclaims.query.story;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
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
import dev.coopclaims.query.claimdetails.ClaimDetails;
import dev.coopclaims.query.claimdetails.ClaimDetailsQueries;
import dev.coopclaims.query.documentuse.DocumentUse;
import dev.coopclaims.query.documentuse.DocumentUseQueries;
import dev.coopclaims.query.duplicate.BilledCost;
import dev.coopclaims.query.duplicate.DuplicateQueries;
import dev.coopclaims.query.fundbalances.FundBalances;
import dev.coopclaims.query.fundbalances.FundQueries;
import dev.coopclaims.query.fundledger.LedgerEntry;
import dev.coopclaims.query.fundledger.LedgerQueries;
import dev.coopclaims.query.history.HistoryEndpoint;
import dev.coopclaims.query.organisation.Member;
import dev.coopclaims.query.organisation.MemberNames;
import dev.coopclaims.query.organisation.Memberships;
import dev.coopclaims.query.organisation.OrganisationEndpoint;
import dev.coopclaims.query.organisation.RegisteredOrganisation;
import dev.coopclaims.query.overview.ClaimQueries;
import dev.coopclaims.query.overview.ListedClaim;
import dev.coopclaims.query.overview.OverviewEndpoints;
import dev.coopclaims.query.overview.People;
import dev.coopclaims.query.parameter.Named;
import dev.coopclaims.query.preapproval.ListedPreApproval;
import dev.coopclaims.query.preapproval.PreApprovalQueries;
import dev.coopclaims.query.projection.ProjectionSettings;
import dev.coopclaims.query.projection.Projections;
import dev.coopclaims.query.projection.RecordedEvent;
import dev.coopclaims.query.projection.TestLog;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.reviewqueue.Decidable;
import dev.coopclaims.query.reviewqueue.ReviewQueueEndpoint;
import dev.coopclaims.query.tasks.TaskQueries;
import dev.coopclaims.query.web.Pages;
import dev.coopclaims.query.web.Reads;
import dev.coopclaims.testkit.RealMongod;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

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
    private final View<ListedClaim> listed;
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
    public final DocumentUseQueries documentUses;
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
        ClaimPeriods periods = new ClaimPeriods(SmallCatalogue.catalogue());
        listed = ListedClaim.VIEW;
        projections = new Projections(
                database,
                QuerySide.views(listed),
                log.store(),
                new InMemoryTokenStore(),
                processor -> -1,
                log,
                new ProjectionSettings(50, 1, 2, 200));
        projections.start();
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        Memberships memberships = new Memberships(projections.reader(Member.VIEW));
        People people = new People(new MemberNames(projections.reader(Member.VIEW)));
        Named named = new Named(SmallCatalogue.catalogue(), projections.reader(RegisteredOrganisation.VIEW));
        Pages pages = new Pages(new byte[32]);
        claims = new ClaimQueries(
                pages,
                projections.reader(listed),
                projections.reader(RegisteredOrganisation.VIEW),
                memberships,
                people,
                named,
                clock);
        details = new ClaimDetailsQueries(
                projections.reader(ClaimDetails.VIEW),
                projections.reader(RegisteredOrganisation.VIEW),
                memberships,
                people,
                periods,
                clock);
        funds = new FundQueries(pages, projections.reader(FundBalances.VIEW), memberships, named, periods, clock);
        ledger = new LedgerQueries(
                pages, projections.reader(LedgerEntry.VIEW), projections.reader(listed), funds, memberships);
        preApprovals = new PreApprovalQueries(
                pages, projections.reader(ListedPreApproval.VIEW), claims, memberships, people, named);
        documentUses = new DocumentUseQueries(ViewReader.of(database, DocumentUse.VIEW));
        duplicates = new DuplicateQueries(projections.reader(BilledCost.VIEW), documentUses, details);
        history = new HistoryEndpoint(
                new Reads(projections),
                pages,
                projections,
                new MemberNames(projections.reader(Member.VIEW)),
                memberships,
                claims,
                listed);
        reads = new Reads(projections);
        organisations = new OrganisationEndpoint(new Reads(projections), pages, projections);
        Decidable decidable = decidable(true, true);
        queue = new ReviewQueueEndpoint(new Reads(projections), claims, decidable, listed);
        tasks = new TaskQueries(claims, decidable, clock, 14);
        overview = new OverviewEndpoints(new Reads(projections), claims, funds, listed);
    }

    /** What reviewers are offered where so much of R-3 is switched on. */
    public Decidable decidable(boolean ownOrganisationRefused, boolean ownRejectionRefused) {
        return new Decidable(projections.reader(Member.VIEW), ownOrganisationRefused, ownRejectionRefused);
    }

    /** From now on the domain's clock says so. */
    public void at(String instant) {
        now = Instant.parse(instant);
    }

    /** Stores what the tape has and the log has not, and waits until every view knows it. */
    public void play() {
        for (RecordedEvent event : tape.events().subList(played, tape.events().size())) {
            log.append(event.stream(), event.payload(), event.metadata());
        }
        played = tape.events().size();
        for (View<?> view : QuerySide.views(listed)) {
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

    /** Every document of every view as it is stored, by collection. */
    public Map<String, List<BsonDocument>> stored() {
        Map<String, List<BsonDocument>> all = new TreeMap<>();
        for (View<?> view : QuerySide.views(listed)) {
            all.put(
                    view.collection(),
                    database.getCollection(view.collection(), BsonDocument.class)
                            .find()
                            .sort(Sorts.ascending("_id"))
                            .into(new ArrayList<>()));
        }
        return all;
    }

    /** Rebuilds every view from the log. */
    public void rebuild() {
        QuerySide.views(listed).forEach(view -> projections.rebuild(view.name()));
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
