package dev.coopclaims.app.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.refusal.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemonstrationClockEndpointTest {
    private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");

    private final DemonstrationClockEndpoint endpoint =
            new DemonstrationClockEndpoint(new DemonstrationClock(Clock.fixed(START, ZoneOffset.UTC), Duration.ZERO));

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"9999-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void an_instant_that_is_missing_or_too_late_is_malformed_and_moves_nothing(@Nullable Instant now) {
        assertThatThrownBy(() -> endpoint.move(new DemonstrationClockEndpoint.Wanted(now)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED));
        assertThat(endpoint.shown().now()).isEqualTo(START);
    }

    @Test
    void the_latest_instant_is_shown() {
        assertThat(endpoint.move(new DemonstrationClockEndpoint.Wanted(DemonstrationClock.LATEST))
                        .now())
                .isEqualTo(DemonstrationClock.LATEST);
    }
}
