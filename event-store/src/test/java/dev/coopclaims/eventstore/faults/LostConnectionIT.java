package dev.coopclaims.eventstore.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/**
 * A network that forgets one connection and tells nobody, while the driver's own heartbeats go through: nothing but a
 * time-out of ours ends that wait, and no other write of the node can go before.
 */
class LostConnectionIT {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    @Test
    void a_connection_that_is_dead_without_a_word_holds_writing_up_for_a_bounded_time() {
        try (Members members = Members.start(1);
                Proxies proxies = new Proxies(members);
                FaultNode node = new FaultNode("lost", members.uri(), "", true, InstantSource.system())) {
            node.engine().appendEvents(FaultNode.filled("before", 0, ""));
            proxies.loseConnectionOfNextInsert();

            assertThatThrownBy(() -> node.engine().appendEvents(FaultNode.filled("during", 0, "")))
                    .isInstanceOfSatisfying(
                            EventStoreUnavailableException.class,
                            e -> assertThat(e.outcomeUnknown()).isTrue());
            assertThat(Await.until(LIMIT, () -> stored(node, "after")))
                    .as("writing goes on")
                    .isTrue();

            // The commit of unknown outcome was settled before the next one was written.
            assertThat(node.log().commits(0, 10))
                    .extracting(CommitLayout::positionOf)
                    .containsExactly(0L, 1L, 2L);
        }
    }

    private static boolean stored(FaultNode node, String stream) {
        try {
            node.engine().appendEvents(FaultNode.filled(stream, 0, ""));
            return true;
        } catch (EventStoreUnavailableException e) {
            assertThat(e.outcomeUnknown()).isFalse();
            return false;
        }
    }
}
