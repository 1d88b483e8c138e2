package dev.coopclaims.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.coopclaims.testkit.RealMongod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCheckIT {

    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final String database = RealMongod.freshDatabase();

    @AfterEach
    void close() {
        client.getDatabase(database).drop();
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"w=1", "w=0", "w=majority&journal=false", "w=2"})
    void weak_writes_in_the_uri_are_refused_with_a_remedy(String option) {
        assertThatThrownBy(() -> MongoCommitLog.open(client, RealMongod.uri() + "&" + option, database))
                .isInstanceOf(UnsuitableServerException.class)
                .hasMessageContaining("Remove w and journal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"w=majority", "w=majority&journal=true", "retryWrites=true"})
    void strong_writes_in_the_uri_are_accepted(String option) {
        assertThat(MongoCommitLog.open(client, RealMongod.uri() + "&" + option, database)
                        .tail())
                .isEqualTo(Tail.EMPTY);
    }

    @Test
    void an_index_that_does_not_keep_streams_apart_is_refused() {
        client.getDatabase(database)
                .getCollection(MongoCommitLog.COLLECTION)
                .createIndex(
                        Indexes.ascending("streams.id", "streams.first"),
                        new IndexOptions().name(CommitLayout.SEQUENCE_INDEX));

        assertThatThrownBy(() -> MongoCommitLog.open(client, RealMongod.uri(), database))
                .isInstanceOf(UnsuitableServerException.class)
                .hasMessageContaining("Drop the index");
    }

    @Test
    void the_index_is_created_once_and_recognised() {
        MongoCommitLog.open(client, RealMongod.uri(), database).close();
        assertThat(MongoCommitLog.open(client, RealMongod.uri(), database).tail())
                .isEqualTo(Tail.EMPTY);
        assertThat(client.getDatabase(database)
                        .getCollection(MongoCommitLog.COLLECTION)
                        .listIndexes())
                .hasSize(2);
    }
}
