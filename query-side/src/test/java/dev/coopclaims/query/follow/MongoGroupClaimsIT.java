package dev.coopclaims.query.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stored claims of a group. */
class MongoGroupClaimsIT {
    private static final String FOLLOWER = "follower";

    /** The updates as they were sent. */
    private final List<BsonDocument> updates = new CopyOnWriteArrayList<>();

    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(RealMongod.uri()))
            .addCommandListener(new Recording(updates))
            .build());
    private final MongoDatabase database = client.getDatabase(RealMongod.freshDatabase());
    private final GroupClaims claims =
            new MongoGroupClaims(database, "group", "log", "node", Duration.ofSeconds(10), ClaimClock.SERVER);

    @AfterEach
    void close() {
        database.drop();
        client.close();
    }

    @Test
    void a_store_that_reaches_the_server_late_does_not_overwrite_a_later_one() {
        claims.segments(1);
        long epoch = claims.claim(0).orElseThrow().epoch();
        assertThat(claims.store(0, epoch, Map.of(FOLLOWER, 7L))).isTrue();
        BsonDocument late = updates.getFirst();
        assertThat(claims.store(0, epoch, Map.of(FOLLOWER, EventLog.NOTHING))).isTrue();

        Document answer = database.runCommand(new BsonDocument("update", late.get("update"))
                .append("updates", late.getArray("updates"))
                .append("writeConcern", late.get("writeConcern")));

        assertThat(answer.getInteger("n")).isZero();
        assertThat(claims.look().of(FOLLOWER)).isEqualTo(EventLog.NOTHING);
        assertThat(claims.store(0, epoch, Map.of(FOLLOWER, 8L))).isTrue();
        assertThat(claims.look().of(FOLLOWER)).isEqualTo(8);
    }

    @Test
    void whoever_claims_next_can_store_from_its_first_time_on() {
        claims.segments(1);
        long first = claims.claim(0).orElseThrow().epoch();
        for (long position = 0; position < 5; position++) {
            assertThat(claims.store(0, first, Map.of(FOLLOWER, position))).isTrue();
        }
        claims.giveBack(0, first, Map.of(FOLLOWER, 5L));
        GroupClaims other =
                new MongoGroupClaims(database, "group", "log", "other", Duration.ofSeconds(10), ClaimClock.SERVER);

        GroupClaims.Claim claim = other.claim(0).orElseThrow();

        assertThat(claim.positions()).containsEntry(FOLLOWER, 5L);
        assertThat(other.store(0, claim.epoch(), Map.of(FOLLOWER, 6L))).isTrue();
        assertThat(claims.store(0, first, Map.of(FOLLOWER, 7L))).isFalse();
    }

    /** Nothing was claimed from then on, and nobody was told. */
    @Test
    void positions_that_are_deleted_while_a_process_runs_are_made_anew() {
        assertThat(claims.segments(2)).isEqualTo(2);
        long first = claims.claim(1).orElseThrow().epoch();
        database.getCollection(MongoGroupClaims.COLLECTION).drop();

        assertThat(claims.store(1, first, Map.of(FOLLOWER, 7L))).isFalse();
        assertThat(claims.claim(1)).isEmpty();
        GroupClaims.Claim again = claims.claim(1).orElseThrow();

        assertThat(again.positions()).isEmpty();
        assertThat(claims.store(1, again.epoch(), Map.of(FOLLOWER, 0L))).isTrue();
        assertThat(claims.claim(0)).isPresent();
    }

    @Test
    void a_process_with_another_number_of_segments_says_so() {
        assertThat(claims.segments(2)).isEqualTo(2);
        database.getCollection(MongoGroupClaims.COLLECTION).drop();
        GroupClaims other =
                new MongoGroupClaims(database, "group", "log", "other", Duration.ofSeconds(10), ClaimClock.SERVER);
        assertThat(other.segments(1)).isEqualTo(1);

        assertThatIllegalStateException().isThrownBy(() -> claims.claim(1)).withMessageContaining("Restart");
    }

    private record Recording(List<BsonDocument> updates) implements CommandListener {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            if (event.getCommandName().equals("update")) {
                updates.add(event.getCommand().clone());
            }
        }
    }
}
