package dev.coopclaims.eventstore.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import org.junit.jupiter.api.Test;

/** Whose caller has given up is not sent any more; the interleavings are in {@link HandOffInterleavingsTest}. */
class PendingCommitTest {

    private final PendingCommit pending = new PendingCommit(TestCommits.one("stream"));

    @Test
    void who_gave_up_before_it_was_sent_is_told_not_stored_and_is_never_sent() {
        pending.giveUp("too long");

        assertThat(pending.claim()).isFalse();
        assertTold(false);
    }

    @Test
    void who_gave_up_when_it_was_sent_is_told_unknown_and_is_not_sent_again() {
        assertThat(pending.claim()).isTrue();
        pending.giveUp("too long");
        assertThat(pending.mayBeStored()).isTrue();
        pending.unclaim();

        assertThat(pending.claim()).isFalse();
        assertTold(true);
    }

    @Test
    void what_surely_was_not_stored_is_sent_again_while_its_caller_waits() {
        assertThat(pending.claim()).isTrue();
        pending.unclaim();
        assertThat(pending.claim()).isTrue();
        assertThat(pending.claim()).as("twice at once").isFalse();
    }

    private void assertTold(boolean unknown) {
        assertThat(pending.isOver()).isTrue();
        assertThatThrownBy(pending::await)
                .isInstanceOfSatisfying(
                        EventStoreUnavailableException.class,
                        e -> assertThat(e.outcomeUnknown()).isEqualTo(unknown));
    }
}
