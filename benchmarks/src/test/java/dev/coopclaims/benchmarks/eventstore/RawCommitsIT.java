package dev.coopclaims.benchmarks.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.eventstore.log.StoredCommit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RawCommitsIT {

    @Test
    void a_copy_differs_from_what_the_event_store_wrote_only_in_ids_position_and_time() {
        try (MongoServer server = new MongoServer()) {
            RawCommits source = RawCommits.of(new CoopClaims(server), new CommitShape(3, 3));

            StoredCommit one = StoredCommit.of(source.at(0));
            StoredCommit two = StoredCommit.of(source.at(3));

            assertThat(two.position()).isEqualTo(3);
            assertThat(List.of(one, two))
                    .allSatisfy(commit -> assertThat(commit.events())
                            .hasSize(3)
                            .allMatch(event -> Objects.equals(event.type(), CommitShape.TYPE))
                            .allMatch(event -> event.sequence() == 0));
            assertThat(ids(one)).doesNotContainAnyElementsOf(ids(two)).doesNotHaveDuplicates();
        }
    }

    private static List<String> ids(StoredCommit commit) {
        return commit.events().stream()
                .flatMap(event -> java.util.stream.Stream.of(event.id(), Objects.requireNonNull(event.stream())))
                .toList();
    }
}
