package dev.coopclaims.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What a server's answer to {@code hello} must say. */
class ServerCheckTest {

    private static Document replicaSet() {
        return new Document("maxWireVersion", 17).append("setName", "rs0");
    }

    @Test
    void a_member_of_a_replica_set_is_accepted() {
        assertThat(ServerCheck.problemWith(replicaSet())).isEmpty();
        assertThat(ServerCheck.problemWith(replicaSet().append("maxWireVersion", 25)))
                .isEmpty();
    }

    @Test
    void a_standalone_server_is_told_how_to_become_a_replica_set() {
        assertThat(ServerCheck.problemWith(new Document("maxWireVersion", 17)))
                .hasValueSatisfying(problem -> assertThat(problem).contains("standalone", "--replSet"));
    }

    @Test
    void an_old_server_is_refused() {
        assertThat(ServerCheck.problemWith(replicaSet().append("maxWireVersion", 13)))
                .hasValueSatisfying(problem -> assertThat(problem).contains("too old", "6.0"));
        assertThat(ServerCheck.problemWith(new Document())).isPresent();
    }

    @Test
    void a_router_is_refused() {
        assertThat(ServerCheck.problemWith(new Document("maxWireVersion", 17).append("msg", "isdbgrid")))
                .hasValueSatisfying(problem -> assertThat(problem).contains("router"));
    }

    @Test
    void an_index_counts_only_when_nothing_weakens_it() {
        Document index = new Document("v", 2)
                .append("key", new Document("streams.id", 1).append("streams.first", 1))
                .append("name", CommitLayout.SEQUENCE_INDEX)
                .append("unique", true);
        assertThat(ServerCheck.isSequenceIndex(index)).isTrue();
        assertThat(ServerCheck.isSequenceIndex(new Document(index).append("sparse", true)))
                .isFalse();
        assertThat(ServerCheck.isSequenceIndex(new Document(index).append("collation", new Document("locale", "de"))))
                .isFalse();
        assertThat(ServerCheck.isSequenceIndex(
                        new Document(index).append("key", new Document("streams.first", 1).append("streams.id", 1))))
                .isFalse();
        assertThat(ServerCheck.isSequenceIndex(new Document(index).append("unique", false)))
                .isFalse();
    }
}
