package dev.coopclaims.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ClusteredIndexOptions;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.coopclaims.testkit.RealMongod;
import java.util.List;
import org.bson.Document;
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
        clustered()
                .createIndex(
                        Indexes.ascending("streams.id", "streams.first"),
                        new IndexOptions().name(CommitLayout.SEQUENCE_INDEX));

        assertThatThrownBy(() -> MongoCommitLog.open(client, RealMongod.uri(), database))
                .isInstanceOf(UnsuitableServerException.class)
                .hasMessageContaining("Drop the index");
    }

    @Test
    void an_index_with_further_options_is_refused() {
        clustered()
                .createIndex(
                        Indexes.ascending("streams.id", "streams.first"),
                        new IndexOptions()
                                .name(CommitLayout.SEQUENCE_INDEX)
                                .unique(true)
                                .partialFilterExpression(new Document("n", 1)));

        assertThatThrownBy(() -> MongoCommitLog.open(client, RealMongod.uri(), database))
                .isInstanceOf(UnsuitableServerException.class)
                .hasMessageContaining("Drop the index");
    }

    @Test
    void a_collection_with_doubles_is_refused() {
        var commits = clustered();
        Document stream = new Document("id", "one").append("first", 0L);
        commits.insertOne(new Document("_id", 0L).append("streams", List.of(stream)));
        commits.insertOne(new Document("_id", 1L).append("streams", List.of(stream)));

        assertThatThrownBy(() -> MongoCommitLog.open(client, RealMongod.uri(), database))
                .isInstanceOf(UnsuitableServerException.class)
                .hasMessageContaining("restore the collection from a backup");
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

    @Test
    void a_collection_of_an_older_layout_is_refused_with_what_to_do() {
        var older = client.getDatabase(database).getCollection(MongoCommitLog.COLLECTION);
        older.insertOne(new Document("_id", 0L).append("n", 1));
        refused("not clustered on _id");

        older.drop();
        clustered().insertOne(new Document("_id", 0L).append("n", 1));
        refused("the layout of before version 1");

        older.drop();
        clustered().insertOne(new Document("_id", 0L).append("v", 2));
        refused("reads and writes 1");
    }

    @Test
    void a_view_instead_of_a_collection_is_refused() {
        client.getDatabase(database).createView(MongoCommitLog.COLLECTION, "elsewhere", List.of());
        refused("is not a log of this event store");
    }

    private void refused(String why) {
        assertThatThrownBy(() -> MongoCommitLog.open(client, RealMongod.uri(), database))
                .isInstanceOf(UnsuitableServerException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("Use another database");
    }

    @Test
    void a_log_has_an_identity_of_its_own_that_stays() {
        String id = MongoCommitLog.open(client, RealMongod.uri(), database).id();
        assertThat(MongoCommitLog.open(client, RealMongod.uri(), database).id()).isEqualTo(id);
        client.getDatabase(database).drop();
        assertThat(MongoCommitLog.open(client, RealMongod.uri(), database).id()).isNotEqualTo(id);
    }

    private MongoCollection<Document> clustered() {
        client.getDatabase(database)
                .createCollection(
                        MongoCommitLog.COLLECTION,
                        new CreateCollectionOptions()
                                .clusteredIndexOptions(new ClusteredIndexOptions(new Document("_id", 1), true)));
        return client.getDatabase(database).getCollection(MongoCommitLog.COLLECTION);
    }
}
