package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The note that something stands still comes between another thread's look at the state and its keeping it. */
class ViewAvailabilityIT extends TallyNodes {
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    private ViewAvailability availability() {
        // The end of the log is asked for after the state was read and before it is kept.
        return new ViewAvailability(Tally.VIEW, new ViewStates(database), () -> {
            meanwhile.getAndSet(() -> {}).run();
            return 10;
        });
    }

    @Test
    void a_note_stays_while_nothing_is_known_yet() {
        ViewAvailability availability = availability();
        meanwhile.set(availability::park);

        availability.standing(true, () -> 5, () -> 5);

        assertThat(availability.standing(true, () -> 5, () -> 5).parked()).isTrue();
    }

    @Test
    void an_older_state_does_not_replace_a_note() {
        ViewAvailability availability = availability();
        availability.standing(true, () -> 5, () -> 5);
        meanwhile.set(availability::park);

        availability.standing(false, () -> 5, () -> 5);

        assertThat(availability.standing(true, () -> 5, () -> 5).parked()).isTrue();
    }

    @Test
    void what_was_noted_before_does_not_outlast_its_end() {
        ViewAvailability availability = availability();
        availability.park();
        availability.standing(true, () -> 5, () -> 5);

        availability.settle(() -> true);

        assertThat(availability.standing(true, () -> 5, () -> 5).parked()).isFalse();
    }
}
