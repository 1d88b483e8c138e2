package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the database is asked while a view is filled from the beginning of the log. */
class FirstFillIT implements CommandListener, Share {
    private static final long EVERYTHING = 1 << 20;
    private static final long NOTHING = 0;
    private static final int BATCH = 7;

    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(RealMongod.uri()))
            .addCommandListener(this)
            .build());
    private final MongoDatabase database = client.getDatabase(RealMongod.freshDatabase());
    private final StoredView<ListedClaim> stored = new StoredView<>(database, ListedClaim.VIEW);
    private final Tape tape = new Tape();
    private final List<String> commands = new ArrayList<>();

    @AfterEach
    void close() {
        database.drop();
        client.close();
    }

    @Test
    void documents_of_keys_that_are_new_are_not_read() {
        happens();

        apply(new ViewWriter<>(stored, this, new TestLog(), EVERYTHING), tape.events());

        assertThat(commands).contains("insert").doesNotContain("find");
        isAsFolded();
    }

    @Test
    void what_was_met_and_forgotten_is_read() {
        happens();

        apply(new ViewWriter<>(stored, this, new TestLog(), NOTHING), tape.events());

        assertThat(commands).contains("find");
        isAsFolded();
    }

    @Test
    void a_view_that_was_not_empty_after_all_is_read_and_stays_right() {
        happens();
        List<RecordedEvent> all = tape.events();
        apply(new ViewWriter<>(stored, this, new TestLog(), EVERYTHING), all.subList(0, all.size() - BATCH));
        commands.clear();

        apply(new ViewWriter<>(stored, this, new TestLog(), EVERYTHING), all);

        assertThat(commands).contains("find");
        isAsFolded();
    }

    @Test
    void who_begins_later_reads() {
        happens();
        List<RecordedEvent> all = tape.events();
        apply(new ViewWriter<>(stored, this, new TestLog(), EVERYTHING), all.subList(0, BATCH));
        commands.clear();

        apply(new ViewWriter<>(stored, this, new TestLog(), EVERYTHING), all.subList(BATCH, all.size()));

        assertThat(commands.getFirst()).isEqualTo("find");
        isAsFolded();
    }

    @Test
    void a_key_is_new_once_and_hardly_ever_taken_for_another() {
        KeysMet met = new KeysMet();
        List<String> keys = IntStream.range(0, 200_000)
                .mapToObj(number -> "claim-%08x-0000-7000-8000-%012x".formatted(number / 7, number))
                .toList();

        long taken = keys.stream().filter(key -> !met.add(key)).count();

        assertThat(taken).isLessThan(200);
        assertThat(keys).noneMatch(met::add);
    }

    private void happens() {
        List<ClaimStory> claims = IntStream.range(0, 10)
                .mapToObj(number -> new ClaimStory("adatum", number))
                .toList();
        claims.forEach(story -> tape.happens(story.started("Fair")));
        claims.forEach(story -> tape.happens(story.costAdded("hall", "Town Hall", "500.00")));
        claims.forEach(story -> tape.happens(story.comment("1", "hello")));
    }

    private void apply(ViewWriter<ListedClaim> writer, List<RecordedEvent> events) {
        for (int from = 0; from < events.size(); from += BATCH) {
            writer.apply(events.subList(from, Math.min(from + BATCH, events.size())));
        }
    }

    private void isAsFolded() {
        Map<String, ListedClaim> folded = tape.fold(ListedClaim.VIEW.fold());
        assertThat(stored.findAll(folded.keySet()))
                .allSatisfy((key, found) -> assertThat(found.content()).isEqualTo(folded.get(key)))
                .hasSameSizeAs(folded);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        commands.add(event.getCommandName());
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
