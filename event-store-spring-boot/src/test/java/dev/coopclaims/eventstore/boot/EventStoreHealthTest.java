package dev.coopclaims.eventstore.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.append.AppenderState;
import java.time.Duration;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** A node that cannot write is not up, however well its database answers. */
class EventStoreHealthTest {

    private static final AppenderState WELL = new AppenderState(true, Duration.ZERO, null, null);

    private final MongoDatabase database = mock(MongoDatabase.class);

    @Test
    void it_is_up_when_the_database_answers_and_the_appender_writes() {
        Health health = health(WELL);

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsKey("readMillis").containsEntry("appenderRuns", true);
    }

    @Test
    void an_election_is_no_reason_to_be_down_and_ten_seconds_without_an_answer_are() {
        assertThat(health(new AppenderState(true, Duration.ofSeconds(9), null, null))
                        .getStatus())
                .isEqualTo(Status.UP);

        Health settling = health(new AppenderState(true, Duration.ofSeconds(10), null, null));
        assertThat(settling.getStatus()).isEqualTo(Status.DOWN);
        assertThat(settling.getDetails()).containsEntry("settlingSeconds", 10L).containsKey("readMillis");
    }

    @Test
    void an_appender_that_has_stopped_says_why() {
        Health stopped = health(new AppenderState(false, Duration.ZERO, "java.lang.OutOfMemoryError", null));

        assertThat(stopped.getStatus()).isEqualTo(Status.DOWN);
        assertThat(stopped.getDetails()).containsEntry("appenderStoppedBy", "java.lang.OutOfMemoryError");
    }

    @Test
    void an_appender_that_may_not_write_says_why() {
        Health denied = health(new AppenderState(true, Duration.ZERO, null, "not authorized on coop"));

        assertThat(denied.getStatus()).isEqualTo(Status.DOWN);
        assertThat(denied.getDetails()).containsEntry("appenderDeniedBy", "not authorized on coop");
    }

    /** To be told of a right that is missing, it must ask for what needs one. */
    @Test
    void a_database_that_does_not_let_the_log_be_read_is_no_database() {
        BsonDocument answer = BsonDocument.parse("{ok: 0, code: 13, errmsg: 'not authorized on coop'}");
        when(database.runCommand(any(Bson.class))).thenAnswer(call -> {
            Document command = call.getArgument(0);
            if (command.getString("find").equals("commits")) {
                throw new MongoCommandException(answer, new ServerAddress());
            }
            return new Document();
        });

        Health denied = health(WELL);

        assertThat(denied.getStatus()).isEqualTo(Status.DOWN);
        assertThat(denied.getDetails().get("readingDeniedBy")).asString().contains("not authorized on coop");
    }

    @Test
    void a_database_out_of_reach_is_told_beside_the_appenders_state() {
        when(database.runCommand(any(Bson.class))).thenThrow(new MongoTimeoutException("out of reach"));

        Health gone = health(WELL);

        assertThat(gone.getStatus()).isEqualTo(Status.DOWN);
        assertThat(gone.getDetails())
                .containsEntry("reason", "MongoTimeoutException")
                .containsEntry("appenderRuns", true);
    }

    private Health health(AppenderState state) {
        return new EventStoreHealth(database, () -> state).health();
    }
}
