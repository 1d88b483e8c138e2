package dev.coopclaims.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When polling costs the server less than a change stream, and when it does not any more. */
class WatchLoadTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final WatchLoad load = new WatchLoad(WatchSettings.DEFAULTS, 0);
    private long now;

    @Test
    void some_hundred_wake_ups_a_second_are_busy_and_fewer_are_not() {
        second(90, 90);
        assertThat(load.isBusy()).isFalse();
        second(100, 100);
        assertThat(load.isBusy()).isTrue();
    }

    @Test
    void many_commits_in_few_writes_are_busy_too() {
        second(10, 2_000);
        assertThat(load.isBusy()).isTrue();
    }

    @Test
    void it_is_calm_only_after_some_calm_seconds_in_a_row() {
        second(10, 10);
        second(10, 10);
        second(80, 80);
        for (int calm = 0; calm < 3; calm++) {
            second(10, 10);
            assertThat(load.isCalm()).isFalse();
        }
        second(10, 10);
        assertThat(load.isCalm()).isTrue();
        second(60, 60);
        assertThat(load.isCalm()).as("a busier second ends it").isFalse();
    }

    /** All that comes within one second of the counting. */
    private void second(long wakeUps, long commits) {
        now += SECOND;
        load.add(now, wakeUps, commits);
    }
}
