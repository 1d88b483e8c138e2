package dev.coopclaims.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.eventstore.sealing.KeysUnavailableException;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.query.due.DueItem;
import dev.coopclaims.query.due.DueKind;
import dev.coopclaims.query.due.DueWork;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no fault of an item must never park it. */
class DueRoomTest {
    private static final Instant DUE = Instant.parse("2021-08-30T00:00:00Z");
    private static final DueItem ITEM = new DueItem(
            DueKind.DRAFT_EXPIRY,
            "a-claim",
            new OrganisationId("org-adatum"),
            DUE,
            null,
            List.of(new DueItem.Step("", DUE)));

    static Stream<RuntimeException> passing() {
        KeysUnavailableException keys = new KeysUnavailableException("the key service does not answer", null);
        return Stream.of(
                keys,
                new SerializationException("an event", keys),
                new IllegalStateException(new SerializationException("an event", keys)),
                new EventStoreUnavailableException("gone", false),
                new EventStoreUnavailableException("gone", true),
                EventStoreUnavailableException.withoutRoom(),
                new MongoTimeoutException("gone"),
                Refusal.of(RequestCode.SERVER_STOPPING),
                Refusal.of(RequestCode.LOG_NOT_REACHED, 7),
                Refusal.conflict(RefusalCode.LOST_RACE.at("", "a-claim")),
                new ConcurrencyException("somebody else was first"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void an_outage_and_a_lost_race_are_no_fault_of_the_item(RuntimeException failure) {
        assertThatThrownBy(() -> work(failure).perform(ITEM))
                .isInstanceOf(DueWork.OutOfReach.class)
                .hasCause(failure);
    }

    static Stream<RuntimeException> ofTheItem() {
        return Stream.of(
                new IllegalStateException("a defect"),
                new SerializationException("not to be read"),
                new MongoException("a defect"),
                new MongoCommandException(new BsonDocument("code", new BsonInt32(2)), new ServerAddress("localhost")),
                Refusal.of(RequestCode.NO_SUCH_CLAIM),
                Refusal.conflict(RefusalCode.CLAIM_LOCKED.at("")));
    }

    @ParameterizedTest
    @MethodSource("ofTheItem")
    void anything_else_is(RuntimeException failure) {
        assertThatThrownBy(() -> work(failure).perform(ITEM)).isSameAs(failure);
    }

    @Test
    void what_only_a_newer_build_can_judge_waits_and_nothing_else_does() {
        assertThat(work(Refusal.of(RequestCode.CATALOGUE_VERSION_UNREADABLE, "2027.1"))
                        .perform(ITEM))
                .isFalse();
    }

    @Test
    void what_is_done_is_answered() {
        assertThat(DueRoom.toldApart(item -> true).perform(ITEM)).isTrue();
        assertThat(DueRoom.toldApart(item -> false).perform(ITEM)).isFalse();
    }

    private static DueWork work(RuntimeException failure) {
        return DueRoom.toldApart(item -> {
            throw failure;
        });
    }
}
