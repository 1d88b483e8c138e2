package dev.coopclaims.query.due;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.claim.ClaimExpired;
import dev.coopclaims.kernel.claim.ClaimExpiryApproached;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.query.follow.ClaimClock;
import dev.coopclaims.query.follow.MongoGroupClaims;
import dev.coopclaims.query.projection.Await;
import dev.coopclaims.query.projection.Views;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How sweeps go through the due list; what an item means is the application's. */
@ParameterizedClass
@EnumSource(Room.Server.class)
class SweeperIT {
    private static final Instant LATE = Instant.parse("2021-08-30T00:00:00Z");
    private static final SweepSettings SETTINGS =
            new SweepSettings(Duration.ofSeconds(10), 2, 2, Duration.ofSeconds(10), Duration.ofSeconds(30), 3);

    private final Room room;
    private final ClaimClock leaseClock;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, RuntimeException> failing = new HashMap<>();
    private boolean idle;
    private Instant wall = Instant.parse("2026-11-29T12:00:00Z");

    SweeperIT(Room.Server server) {
        room = new Room(server);
        leaseClock = server == Room.Server.EMBEDDED ? ClaimClock.PROCESS : ClaimClock.SERVER;
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void what_is_due_is_done_in_the_order_of_its_time_and_what_is_not_due_is_left() {
        List<ClaimStory> drafts = drafts(5);
        try (Sweeper sweeper = sweeper("a", true)) {
            assertThat(sweeper(ClaimStory.REVIEW_DUE.before()).sweep().items()).isZero();
            Sweep sweep = sweeper.sweep();
            assertThat(sweep)
                    .isEqualTo(new Sweep(5, 5, 0, 0, 0, 0, Duration.between(dueAt(drafts.getFirst()), LATE), true));
            assertThat(asked)
                    .containsExactlyInAnyOrderElementsOf(
                            drafts.stream().map(draft -> draft.claim.value()).toList());
        }
    }

    @Test
    void what_has_happened_is_due_no_longer() {
        ClaimStory draft = drafts(1).getFirst();
        room.tape.happens(new ClaimExpired(
                draft.claim, draft.organisation, draft.started("A").submitBy()));
        room.play();
        try (Sweeper sweeper = sweeper("a", true)) {
            assertThat(sweeper.sweep().items()).isZero();
        }
    }

    @Test
    void an_item_that_fails_is_tried_later_parked_in_the_end_and_stops_no_other() {
        List<ClaimStory> drafts = drafts(3);
        failing.put(drafts.getFirst().claim.value(), new IllegalStateException("it does not work"));
        try (Sweeper sweeper = sweeper("a", true)) {
            Sweep sweep = sweeper.sweep();
            assertThat(sweep.done()).isEqualTo(2);
            assertThat(sweep.failed()).isEqualTo(1);
            assertThat(sweep.whole()).isTrue();
            assertThat(sweeper.sweep().waiting()).as("it waits").isEqualTo(1);
            wall = wall.plusSeconds(10);
            assertThat(sweeper.sweep().failed()).isEqualTo(1);
            wall = wall.plusSeconds(19);
            assertThat(sweeper.sweep().waiting()).as("it waits twice as long").isEqualTo(1);
            wall = wall.plusSeconds(1);
            assertThat(sweeper.sweep().parked()).isEqualTo(1);
            wall = wall.plus(Duration.ofDays(365));
            assertThat(sweeper.sweep().waiting()).as("parked for good").isEqualTo(1);
            assertThat(attempts().parked()).isEqualTo(1);
            assertThat(attempts().of(attempts().failed()).values())
                    .singleElement()
                    .satisfies(attempt -> assertThat(attempt.error()).isEqualTo("it does not work"));

            failing.clear();
            attempts().forget(attempts().failed());
            assertThat(sweeper.sweep().done()).as("somebody retried it").isEqualTo(3);
            assertThat(attempts().parked()).isZero();
        }
    }

    @Test
    void a_step_that_was_parked_does_not_keep_the_next_one_from_being_done() {
        ClaimStory draft = new ClaimStory("adatum", 1);
        ClaimStarted started = draft.started("Draft");
        room.tape.happens(started);
        room.play();
        failing.put(draft.claim.value(), new IllegalStateException("it does not work"));
        try (Sweeper sweeper = sweeper("a", true)) {
            for (int attempt = 0; attempt < 2 * SETTINGS.attempts(); attempt++) {
                sweeper.sweep();
                wall = wall.plus(SETTINGS.longestPause());
            }
            assertThat(attempts().parked()).as("warning and expiry").isEqualTo(2);
            failing.clear();
            assertThat(sweeper.sweep().done()).as("parked").isZero();

            room.tape.happens(new ClaimExpiryApproached(draft.claim, draft.organisation, started.submitBy(), 14));
            room.play();

            assertThat(sweeper.sweep().done()).as("the next warning").isEqualTo(1);
            assertThat(attempts().parked()).as("the expiry").isEqualTo(1);
        }
    }

    @Test
    void what_had_nothing_to_do_is_asked_again_and_never_parked() {
        ClaimStory draft = drafts(1).getFirst();
        idle = true;
        try (Sweeper sweeper = sweeper("a", true)) {
            for (int attempt = 0; attempt < 4 * SETTINGS.attempts(); attempt++) {
                assertThat(sweeper.sweep().nothing()).isEqualTo(1);
                assertThat(sweeper.sweep().waiting()).isEqualTo(1);
                wall = wall.plus(SETTINGS.longestPause());
            }
            assertThat(attempts().parked()).isZero();
            failing.put(draft.claim.value(), new IllegalStateException("it does not work"));
            assertThat(sweeper.sweep().parked()).as("it failed once").isZero();
        }
    }

    @Test
    void while_the_database_is_out_of_reach_nothing_is_the_fault_of_an_item() {
        List<ClaimStory> drafts = drafts(3);
        failing.put(drafts.getFirst().claim.value(), new DueWork.OutOfReach(new IllegalStateException("gone")));
        try (Sweeper sweeper = sweeper("a", true)) {
            Sweep sweep = sweeper.sweep();
            assertThat(sweep.whole()).isFalse();
            assertThat(sweep.failed()).isZero();
            assertThat(attempts().failed()).isEmpty();
        }
    }

    @Test
    void one_process_sweeps_and_another_takes_over() {
        drafts(1);
        Sweeper first = sweeper("a", true);
        try (Sweeper second = sweeper("b", true)) {
            assertThat(first.sweep().done()).isEqualTo(1);
            assertThat(second.sweep()).isEqualTo(Sweep.NONE);
            first.close();
            assertThat(second.sweep().done()).isEqualTo(1);
        }
    }

    @Test
    void while_the_view_is_filled_nothing_is_swept() {
        drafts(1);
        try (Sweeper sweeper = sweeper("a", false)) {
            assertThat(sweeper.sweep()).isEqualTo(Sweep.NONE);
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void the_database_says_whether_the_view_is_complete() {
        drafts(1);
        // It is written down after the position that readers wait for.
        Await.until("the view is complete", () -> Views.isComplete(room.database(), DueItem.VIEW));
    }

    private List<ClaimStory> drafts(int number) {
        List<ClaimStory> drafts = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            ClaimStory draft = new ClaimStory("adatum", i);
            ClaimStarted started = draft.started("Draft " + i);
            // Its warnings were given.
            room.tape.happens(
                    started, new ClaimExpiryApproached(draft.claim, draft.organisation, started.submitBy(), 3));
            drafts.add(draft);
        }
        room.play();
        return drafts;
    }

    private static Instant dueAt(ClaimStory draft) {
        return draft.started("A").submitBy().before();
    }

    private DueAttempts attempts() {
        return new DueAttempts(room.database(), SETTINGS, () -> wall);
    }

    private Sweeper sweeper(Instant now) {
        return sweeper("a", true, now);
    }

    private Sweeper sweeper(String node, boolean complete) {
        return sweeper(node, complete, LATE);
    }

    private Sweeper sweeper(String node, boolean complete, Instant now) {
        return new Sweeper(
                new DueItems(room.views(), () -> complete),
                attempts(),
                item -> {
                    RuntimeException failure = failing.get(item.subject());
                    if (failure != null) {
                        throw failure;
                    }
                    asked.add(item.subject());
                    return !idle;
                },
                new SweepLease(new MongoGroupClaims(
                        room.database(), SweepLease.GROUP, "log", node, Duration.ofSeconds(30), leaseClock)),
                () -> now,
                SETTINGS,
                sweep -> {});
    }
}
