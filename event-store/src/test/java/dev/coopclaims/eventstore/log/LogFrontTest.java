package dev.coopclaims.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Own writes are told from other nodes' without asking the server. */
class LogFrontTest {

    private static final long EVER = TimeUnit.DAYS.toNanos(1);

    private final LogFront front = new LogFront();

    @Test
    void what_was_there_before_is_nobodys() {
        assertThat(front.sees(100)).isTrue();
        write(100, 103);
        assertThat(front.sees(103)).isFalse();
        assertThat(front.foreignWithin(EVER)).isFalse();
    }

    @Test
    void own_writes_one_behind_the_other_show_that_nobody_came_between() {
        write(7, 9);
        write(9, 10);
        assertThat(front.foreignWithin(EVER)).isFalse();
        assertThat(front.end()).isEqualTo(10);
    }

    @Test
    void a_gap_between_own_writes_is_somebody_elses() {
        write(0, 2);
        write(3, 4);
        assertThat(front.foreignWithin(EVER)).isTrue();
    }

    @Test
    void what_is_seen_behind_the_own_end_is_somebody_elses() {
        write(0, 2);
        assertThat(front.sees(3)).isTrue();
        assertThat(front.sees(3)).as("no news twice").isFalse();
        assertThat(front.foreignWithin(EVER)).isTrue();
    }

    @Test
    void what_is_seen_while_an_own_write_is_under_way_may_be_its() {
        front.sees(0);
        front.writing();
        assertThat(front.sees(5)).as("news all the same").isTrue();
        assertThat(front.foreignWithin(EVER)).isFalse();
        front.stored(0, 5);
        front.written();
        assertThat(front.foreignWithin(EVER)).isFalse();
    }

    @Test
    void what_an_own_write_does_not_reach_is_somebody_elses() {
        front.sees(0);
        front.writing();
        front.sees(6);
        front.stored(0, 5);
        front.written();
        assertThat(front.foreignWithin(EVER)).isTrue();
    }

    @Test
    void what_is_seen_beside_a_write_that_stored_nothing_is_somebody_elses() {
        front.sees(0);
        front.writing();
        front.sees(1);
        front.written();
        assertThat(front.foreignWithin(EVER)).isTrue();
    }

    @Test
    void another_node_is_forgotten_after_a_while() {
        front.sees(0);
        front.sees(1);
        assertThat(front.foreignWithin(-1)).isFalse();
    }

    private void write(long first, long end) {
        front.writing();
        front.stored(first, end);
        front.written();
    }
}
