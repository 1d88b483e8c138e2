package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.follow.Share;
import dev.coopclaims.query.overview.ListedClaim;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Tape;
import dev.coopclaims.testkit.RealMongod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the database is sent of an event that changes nothing in a document: a comment, in the list of claims. */
class WithoutEffectIT implements CommandListener, Share {
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(RealMongod.uri()))
            .addCommandListener(this)
            .build());
    private final MongoDatabase database = client.getDatabase(RealMongod.freshDatabase());
    private final StoredView<ListedClaim> stored = new StoredView<>(database, ListedClaim.VIEW);
    private final ViewWriter<ListedClaim> writer = new ViewWriter<>(stored, this, new TestLog(), 1 << 20);
    private final Tape tape = new Tape();
    private int played;

    /** The statements of each update command. */
    private final List<List<BsonDocument>> updates = new ArrayList<>();

    @AfterEach
    void close() {
        database.drop();
        client.close();
    }

    @Test
    void only_position_and_revision_are_sent() {
        ClaimStory story = new ClaimStory("adatum", 1);
        play(story.started("Fair"));
        ViewDocument<ListedClaim> before = stored.find(story.claim.value()).orElseThrow();

        play(story.comment("1", "hello"));

        assertThat(updates).hasSize(1);
        assertThat(updates.getFirst()).singleElement().satisfies(statement -> {
            assertThat(statement.getDocument("q")).containsOnlyKeys("_id", "position", "revision");
            assertThat(statement.getDocument("u")).containsOnlyKeys("$set");
            assertThat(statement.getDocument("u").getDocument("$set")).containsOnlyKeys("position", "revision");
        });
        assertThat(stored.find(story.claim.value()))
                .hasValue(new ViewDocument<>(before.key(), before.position() + 1, before.content()));

        play(story.comment("2", "again"));
        play(story.costAdded("hall", "Town Hall", "500.00"));

        assertThat(updates).hasSize(3);
        assertThat(updates.getLast().getFirst().getDocument("u")).containsKeys("_id", "position", "revision", "costs");
        assertThat(stored.find(story.claim.value()))
                .hasValueSatisfying(found -> assertThat(found.content())
                        .isEqualTo(tape.fold(ListedClaim.VIEW.fold()).get(found.key())));
    }

    @Test
    void an_event_that_comes_twice_sends_nothing() {
        ClaimStory story = new ClaimStory("adatum", 1);
        play(story.started("Fair"), story.comment("1", "hello"));
        play(story.comment("2", "hello"));
        updates.clear();

        writer.apply(tape.events());
        new ViewWriter<>(stored, this, new TestLog(), 1 << 20).apply(tape.events());

        assertThat(updates).isEmpty();
    }

    @Test
    void a_few_beside_others_are_sent_in_the_same_command_and_many_in_one_of_their_own() {
        List<ClaimStory> claims = IntStream.rangeClosed(0, BatchWrites.WORTH_A_COMMAND)
                .mapToObj(number -> new ClaimStory("adatum", number))
                .toList();
        claims.forEach(story -> tape.happens(story.started("Fair")));
        play();
        ClaimStory changed = claims.getLast();
        updates.clear();

        play(changed.costAdded("hall", "Town Hall", "500.00"), claims.getFirst().comment("1", "hello"));
        assertThat(updates)
                .singleElement()
                .satisfies(statements -> assertThat(statements).hasSize(2).noneMatch(WithoutEffectIT::isMove));
        updates.clear();

        tape.happens(changed.costAdded("stand", "Stand Builder", "20.00"));
        claims.subList(0, BatchWrites.WORTH_A_COMMAND).forEach(story -> tape.happens(story.comment("2", "again")));
        play();
        assertThat(updates).extracting(List::size).containsExactlyInAnyOrder(1, BatchWrites.WORTH_A_COMMAND);
        assertThat(updates.stream().flatMap(List::stream).filter(WithoutEffectIT::isMove))
                .hasSize(BatchWrites.WORTH_A_COMMAND);
        Map<String, ListedClaim> folded = tape.fold(ListedClaim.VIEW.fold());
        assertThat(stored.findAll(folded.keySet()))
                .allSatisfy((key, found) -> assertThat(found.content()).isEqualTo(folded.get(key)))
                .hasSameSizeAs(folded);
    }

    private static boolean isMove(BsonDocument statement) {
        return statement.getDocument("u").containsKey("$set");
    }

    private void play(DomainEvent... happened) {
        tape.happens(happened);
        List<RecordedEvent> all = tape.events();
        writer.apply(all.subList(played, all.size()));
        played = all.size();
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (event.getCommandName().equals("update")) {
            // The driver's own is gone once it has been sent.
            updates.add(BsonDocument.parse(event.getCommand().toJson()).getArray("updates").stream()
                    .map(BsonValue::asDocument)
                    .toList());
        }
    }

    @Override
    public boolean owns(String key) {
        return true;
    }

    @Override
    public void requireHeld() {
        // It is.
    }
}
