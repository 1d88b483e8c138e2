package dev.coopclaims.app.wiring.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One node at a time carries erasures out, and another one goes on soon after it died. */
class LeaseIT {
    private static final Duration SHORT = Duration.ofSeconds(30);

    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final MongoDatabase database = client.getDatabase(RealMongod.freshDatabase());
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-10-01T09:00:00Z"));
    private final Lease one = new Lease(database, now::get);
    private final Lease other = new Lease(database, now::get);

    @AfterEach
    void close() {
        database.drop();
        client.close();
    }

    @Test
    void it_is_taken_at_once_renewed_and_given_back() {
        assertThat(one.take(SHORT)).as("by the first who asks").isTrue();
        assertThat(other.take(SHORT)).isFalse();
        pass(SHORT.dividedBy(2));
        assertThat(one.take(SHORT)).as("renewed").isTrue();
        pass(SHORT.dividedBy(2).plusSeconds(1));
        assertThat(other.take(SHORT)).isFalse();
        one.giveBack();
        assertThat(other.take(SHORT)).isTrue();
        assertThat(one.take(SHORT)).isFalse();
    }

    @Test
    void another_one_takes_it_when_its_owner_is_gone() {
        assertThat(one.take(SHORT)).isTrue();
        pass(SHORT.plusMillis(1));
        assertThat(other.take(SHORT)).isTrue();
        one.giveBack();
        assertThat(one.take(SHORT)).as("what it had is another's now").isFalse();
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}
