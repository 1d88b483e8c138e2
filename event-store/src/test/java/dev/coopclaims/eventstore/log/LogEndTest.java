package dev.coopclaims.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Own writes are told from other nodes' without asking the server. */
class LogEndTest {

    private static final long EVER = TimeUnit.DAYS.toNanos(1);

    private final LogEnd logEnd = new LogEnd();

    @Test
    void what_was_there_before_is_nobodys() {
        assertThat(logEnd.sees(100)).isTrue();
        write(100, 103);
        assertThat(logEnd.sees(103)).isFalse();
        assertThat(logEnd.foreignWithin(EVER)).isFalse();
    }

    @Test
    void own_writes_one_behind_the_other_show_that_nobody_came_between() {
        write(7, 9);
        write(9, 10);
        assertThat(logEnd.foreignWithin(EVER)).isFalse();
        assertThat(logEnd.position()).isEqualTo(10);
    }

    @Test
    void a_gap_between_own_writes_is_somebody_elses() {
        write(0, 2);
        write(3, 4);
        assertThat(logEnd.foreignWithin(EVER)).isTrue();
    }

    @Test
    void what_is_seen_behind_the_own_end_is_somebody_elses() {
        write(0, 2);
        assertThat(logEnd.sees(3)).isTrue();
        assertThat(logEnd.sees(3)).as("no news twice").isFalse();
        assertThat(logEnd.foreignWithin(EVER)).isTrue();
    }

    @Test
    void what_is_seen_while_an_own_write_is_under_way_may_be_its() {
        logEnd.sees(0);
        logEnd.writing();
        assertThat(logEnd.sees(5)).as("news all the same").isTrue();
        assertThat(logEnd.foreignWithin(EVER)).isFalse();
        logEnd.stored(0, 5);
        logEnd.written();
        assertThat(logEnd.foreignWithin(EVER)).isFalse();
    }

    @Test
    void what_an_own_write_does_not_reach_is_somebody_elses() {
        logEnd.sees(0);
        logEnd.writing();
        logEnd.sees(6);
        logEnd.stored(0, 5);
        logEnd.written();
        assertThat(logEnd.foreignWithin(EVER)).isTrue();
    }

    @Test
    void what_is_seen_beside_a_write_that_stored_nothing_is_somebody_elses() {
        logEnd.sees(0);
        logEnd.writing();
        logEnd.sees(1);
        logEnd.written();
        assertThat(logEnd.foreignWithin(EVER)).isTrue();
    }

    @Test
    void another_node_is_forgotten_after_a_while() {
        logEnd.sees(0);
        logEnd.sees(1);
        assertThat(logEnd.foreignWithin(-1)).isFalse();
    }

    @Test
    void own_writes_one_behind_the_other_prove_that_the_log_is_our_own() {
        assertThat(logEnd.ownSinceNanos(EVER)).as("nothing is known").isEmpty();
        logEnd.sees(7);
        long beganNanos = System.nanoTime();
        write(7, 9);
        assertThat(logEnd.ownSinceNanos(EVER)).isPresent();
        assertThat(logEnd.ownSinceNanos(EVER).getAsLong() - beganNanos)
                .as("what was read before the write counts too")
                .isNotPositive();
        assertThat(logEnd.ownSinceNanos(0)).as("found out long ago").isEmpty();
    }

    @Test
    void a_look_at_the_end_proves_it_too_unless_a_write_is_under_way() {
        logEnd.sees(7);
        long askedNanos = System.nanoTime() + TimeUnit.HOURS.toNanos(1);
        logEnd.writing();
        logEnd.endsAt(9, askedNanos);
        assertThat(logEnd.ownSinceNanos(-1)).as("it may be somebody else's").isEmpty();
        logEnd.stored(7, 9);
        logEnd.written();
        logEnd.endsAt(9, askedNanos);
        assertThat(logEnd.ownSinceNanos(-1)).isPresent();
    }

    @Test
    void the_log_is_not_our_own_while_another_node_writes_and_a_minute_later() {
        write(0, 2);
        write(3, 4);
        write(4, 5);
        assertThat(logEnd.ownSinceNanos(EVER)).isEmpty();
    }

    @Test
    void what_nobody_was_told_of_is_not_remembered_by_anybody() {
        write(0, 2);
        long beforeNanos = System.nanoTime();
        logEnd.storedLate();
        assertThat(logEnd.ownSinceNanos(EVER).orElseThrow() - beforeNanos).isNotNegative();
    }

    private void write(long first, long end) {
        logEnd.writing();
        logEnd.stored(first, end);
        logEnd.written();
    }
}
