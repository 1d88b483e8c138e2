package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A view kept by the group. */
class ProjectionIT extends TallyNodes {
    @Test
    void every_event_counts_once_though_claims_are_lost_and_positions_not_stored() throws InterruptedException {
        UnreliableClaims claims = new UnreliableClaims(claims(), 7, 4);
        Projections projections = started(log, claims, ONE_SEGMENT);
        // Positions are stored at a pace of their own, so time bounds the loop and not a number of rounds.
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS);
        while ((claims.lost() < 4 || claims.failed() < 4) && System.nanoTime() < end) {
            append(5);
            awaitHead(projections);
        }

        append(50);
        awaitHead(projections);
        assertThat(claims.lost()).isEqualTo(4);
        assertThat(claims.failed()).isEqualTo(4);
        assertThat(content()).isEqualTo(folded());
    }

    @Test
    void a_failing_write_is_shown_and_tried_again() throws InterruptedException {
        Projections projections = started(log, claims(), ONE_SEGMENT);
        failUpdatesOnce();

        append(60);

        Await.until("the error is shown", () -> projections.status().getFirst().lastError() != null);
        awaitHead(projections);
        assertThat(content()).isEqualTo(folded());
        Await.until("the error is over", () -> projections.status().getFirst().lastError() == null);
    }

    @Test
    void two_segments_share_the_keys_of_a_view() throws InterruptedException {
        append(700);

        Projections projections = started(log, claims(), new ProjectionSettings(50, 2, 2, 200));

        awaitHead(projections);
        assertThat(content()).isEqualTo(folded());
        append(5);
        awaitHead(projections);
        assertThat(content()).isEqualTo(folded());
    }

    @Test
    void who_waits_for_a_position_is_told_when_the_time_is_over() throws InterruptedException {
        append(10);
        Projections projections = started(log, claims(), ONE_SEGMENT);
        awaitHead(projections);

        assertThat(projections.awaitPosition(Tally.VIEW, log.head() + 1, 20)).isFalse();
        CompletableFuture<Void> later = CompletableFuture.runAsync(() -> append(1));
        assertThat(projections.awaitPosition(Tally.VIEW, 10, WAIT_MILLIS)).isTrue();
        later.join();
    }
}
