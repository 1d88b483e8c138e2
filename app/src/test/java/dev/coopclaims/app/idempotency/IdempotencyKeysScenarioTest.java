package dev.coopclaims.app.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.app.idempotency.IdempotencyKeys.Found;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lines of keys on the embedded database, with a clock that is moved. */
class IdempotencyKeysScenarioTest {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration DAY = Duration.ofHours(24);
    private static final KeptAnswer ANSWER =
            new KeptAnswer("f1", 201, Map.of("ETag", "\"3\""), body("{}".getBytes(StandardCharsets.UTF_8)));

    private final MongoDatabase database = RunningApplication.get().context().getBean(MongoDatabase.class);
    private Instant now = Instant.now();
    private final IdempotencyKeys keys = new IdempotencyKeys(database, () -> now);

    @BeforeEach
    void empty() {
        database.getCollection(IdempotencyKeys.COLLECTION).deleteMany(Filters.regex("_id", "^test-"));
        database.getCollection(IdempotencyKeys.PIECES).deleteMany(Filters.regex("_id", "^long-"));
    }

    @Test
    void a_key_is_one_attempts_until_it_is_answered() {
        assertThat(take("test-1", "a")).isEqualTo(new Found.Ours());
        assertThat(take("test-1", "b")).isEqualTo(new Found.InProgress());
        keys.answered("test-1", "a", ANSWER, DAY);
        assertThat(take("test-1", "b")).isEqualTo(new Found.Answered(ANSWER));
    }

    @Test
    void a_key_given_back_is_new() {
        take("test-2", "a");
        keys.giveBack("test-2", "a");
        assertThat(take("test-2", "b")).isEqualTo(new Found.Ours());
    }

    @Test
    void an_attempt_whose_lease_is_over_is_taken_for_lost_and_cannot_answer_any_more() {
        take("test-3", "a");
        now = now.plus(LEASE).plusSeconds(1);
        assertThat(take("test-3", "b")).isEqualTo(new Found.Ours());
        keys.answered("test-3", "a", ANSWER, DAY);
        keys.giveBack("test-3", "a");
        assertThat(take("test-3", "c")).isEqualTo(new Found.InProgress());
    }

    @Test
    void after_a_day_a_key_is_new() {
        take("test-4", "a");
        keys.answered("test-4", "a", ANSWER, DAY);
        now = now.plus(DAY).plusSeconds(1);
        assertThat(take("test-4", "b")).isEqualTo(new Found.Ours());
        assertThat(take("test-4", "c")).isEqualTo(new Found.InProgress());
    }

    @Test
    void an_answer_that_is_too_long_is_kept_without_its_body() {
        take("test-5", "a");
        KeptAnswer without = KeptAnswer.withoutBody("f1", 200, Map.of());
        keys.answered("test-5", "a", without, DAY);
        assertThat(take("test-5", "b")).isEqualTo(new Found.Answered(without));
    }

    @Test
    void a_long_answer_is_kept_in_pieces_and_never_given_in_part() {
        byte[] bytes = new byte[9 * 1024 * 1024 + 1];
        Arrays.fill(bytes, (byte) 'x');
        KeptAnswer whole = new KeptAnswer("f1", 200, Map.of(), body(bytes));
        take("test-6", "long-a");
        keys.answered("test-6", "long-a", whole, DAY);
        assertThat(take("test-6", "b")).isEqualTo(new Found.Answered(whole));
        assertThat(database.getCollection(IdempotencyKeys.PIECES)
                        .deleteOne(Filters.eq("_id", "long-a#1"))
                        .getDeletedCount())
                .isEqualTo(1);
        assertThat(take("test-6", "b")).isEqualTo(new Found.Answered(KeptAnswer.withoutBody("f1", 200, Map.of())));
    }

    private static HeldBody.Kept body(byte[] bytes) {
        return new HeldBody.Kept(new Binary(bytes), false, bytes.length);
    }

    private Found take(String key, String attempt) {
        return keys.take(key, attempt, LEASE, DAY);
    }
}
