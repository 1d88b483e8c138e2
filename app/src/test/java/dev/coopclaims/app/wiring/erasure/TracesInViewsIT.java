package dev.coopclaims.app.wiring.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.coopclaims.command.erasure.Subject;
import dev.coopclaims.kernel.claim.ClaimDiscarded;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.hold.HoldsId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.history.HistoryEntry;
import dev.coopclaims.query.hold.HeldThing;
import dev.coopclaims.query.organisation.Member;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.Views;
import dev.coopclaims.testkit.RealMongod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hold is found whatever state the views are in, or nothing is said at all (H-5, H-6). */
class TracesInViewsIT {
    private static final UserId PAULA = new UserId("paula");
    private static final OrganisationId AIRE = new OrganisationId("org-aire");
    private static final OrganisationId OTHER = new OrganisationId("org-other");
    private static final ClaimId HELD = new ClaimId("claim-zzz");
    private static final Instant AT = Instant.parse("2026-10-01T09:00:00Z");
    private static final int MANY = 10_050;
    private static final int SOME = 400;

    private final AtomicInteger questions = new AtomicInteger();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(RealMongod.uri()))
            .addCommandListener(new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                    questions.incrementAndGet();
                }
            })
            .build());
    private final MongoDatabase database = client.getDatabase(RealMongod.freshDatabase());
    private final Views views = Views.asTheyStand(database);
    private final TracesInViews traces = new TracesInViews(views, view -> true);

    @BeforeEach
    void paula_was_a_member() {
        keep(
                Member.VIEW,
                Member.key(AIRE, PAULA),
                new Member(
                        AIRE, PAULA, "Paula", "paula", null, Role.PARTNER_USER, List.of(), List.of(), List.of(), true));
    }

    @AfterEach
    void close() {
        database.drop();
        client.close();
    }

    @Test
    void what_stands_still_since_before_it_was_held_counts_as_held() {
        parked(HeldThing.VIEW, keep(HeldThing.VIEW, holds(HELD), held(HELD, AIRE, false)));
        assertThat(traces.of(Subject.of(PAULA)).held()).containsExactly(HELD);
    }

    @Test
    void of_what_nothing_is_known_but_that_it_stands_still_may_be_a_hold_on_anything() {
        bare(HeldThing.VIEW, holds(HELD));
        assertUnavailable();
    }

    @Test
    void so_may_a_membership_and_what_somebody_did_in_a_claim_under_hold() {
        bare(Member.VIEW, Member.key(OTHER, new UserId("not-" + PAULA.value())));
        bare(HistoryEntry.VIEW, "claim-free@7");
        keep(HeldThing.VIEW, holds(HELD), held(HELD, OTHER, true));
        assertThat(traces.of(Subject.of(PAULA)).held()).as("of others").isEmpty();
        bare(HistoryEntry.VIEW, HELD.value() + "@9");
        assertUnavailable();
        database.getCollection(HistoryEntry.VIEW.collection()).drop();
        assertThat(traces.of(Subject.of(PAULA)).organisations()).containsExactly(AIRE);
        bare(Member.VIEW, Member.key(OTHER, PAULA));
        assertUnavailable();
    }

    @Test
    void no_hold_is_left_out_however_many_there_are() {
        keepAll(HeldThing.VIEW, others(MANY));
        keep(HeldThing.VIEW, holds(HELD), held(HELD, AIRE, true));
        assertThat(traces.of(Subject.of(PAULA)).held()).containsExactly(HELD);
    }

    @Test
    void what_a_person_did_in_claims_under_hold_is_asked_in_few_questions() {
        keepAll(HeldThing.VIEW, others(SOME));
        ClaimId acted = new ClaimId("claim-00017");
        for (int i = 0; i < 3; i++) {
            keep(HistoryEntry.VIEW, acted.value() + "@" + i, entry(acted, PAULA));
            keep(HistoryEntry.VIEW, "claim-00018@" + i, entry(new ClaimId("claim-00018"), new UserId("other")));
        }
        questions.set(0);
        assertThat(traces.of(Subject.of(PAULA)).held()).containsExactly(acted);
        assertThat(questions.get()).isLessThan(20);
    }

    private void assertUnavailable() {
        assertThat(catchThrowableOfType(Refusal.class, () -> traces.of(Subject.of(PAULA)))
                        .kind())
                .isEqualTo(Refusal.Kind.UNAVAILABLE);
    }

    private static String holds(ClaimId claim) {
        return HoldsId.on(claim).value();
    }

    private static HeldThing held(ClaimId claim, OrganisationId partner, boolean held) {
        return new HeldThing(claim.value(), partner, held, List.of());
    }

    private static HistoryEntry entry(ClaimId claim, UserId person) {
        ClaimDiscarded what = new ClaimDiscarded(claim, OTHER, "not needed");
        return new HistoryEntry(
                claim, OTHER, "event", "ClaimDiscarded", AT, AT, new Author(person, OTHER), null, null, false, what);
    }

    private List<ViewDocument<HeldThing>> others(int count) {
        return IntStream.range(0, count)
                .mapToObj("claim-%05d"::formatted)
                .map(ClaimId::new)
                .map(claim -> new ViewDocument<>(holds(claim), 1, held(claim, OTHER, true)))
                .toList();
    }

    private <V extends Record> BsonDocument keep(View<V> view, String key, V content) {
        ViewDocument<V> document = new ViewDocument<>(key, 1, content);
        keepAll(view, List.of(document));
        return views.of(view).stored(document);
    }

    private <V extends Record> void keepAll(View<V> view, List<ViewDocument<V>> documents) {
        List<BsonDocument> stored = new ArrayList<>();
        documents.forEach(document -> stored.add(views.of(view).stored(document)));
        database.getCollection(view.collection(), BsonDocument.class).insertMany(stored);
    }

    private void parked(View<?> view, BsonDocument document) {
        BsonDocument standing = new BsonDocument("parked", mark(false));
        standing.putAll(document);
        database.getCollection(view.collection(), BsonDocument.class)
                .replaceOne(new BsonDocument("_id", document.get("_id")), standing);
    }

    private void bare(View<?> view, String key) {
        database.getCollection(view.collection(), BsonDocument.class)
                .insertOne(new BsonDocument("_id", new BsonString(key))
                        .append("position", new BsonInt64(1))
                        .append("parked", mark(true)));
    }

    private static BsonDocument mark(boolean bare) {
        return new BsonDocument("position", new BsonInt64(2))
                .append("last", new BsonInt64(2))
                .append("waiting", new BsonInt64(0))
                .append("attempts", new BsonInt64(1))
                .append("since", new BsonDateTime(0))
                .append("cause", new BsonString("tried"))
                .append("bare", BsonBoolean.valueOf(bare));
    }
}
