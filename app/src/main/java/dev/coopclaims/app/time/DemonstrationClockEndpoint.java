package dev.coopclaims.app.time;

import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Moves the demonstration's clock, so that what time does can be watched. Only in the profile {@code demo}. */
@RestController
@Tag(name = "Operations")
final class DemonstrationClockEndpoint {
    private final DemonstrationClock clock;

    DemonstrationClockEndpoint(DemonstrationClock clock) {
        this.clock = clock;
    }

    @GetMapping("/api/demo/clock")
    @AllowedTo(Access.OPERATORS)
    @Operation(summary = "What the demonstration's clock shows")
    Shown shown() {
        return new Shown(clock.instant());
    }

    @PutMapping("/api/demo/clock")
    @AllowedTo(Access.OPERATORS)
    @Operation(
            summary = "Moves the demonstration's clock forward",
            description = "What has become due meanwhile is done within a minute. Tokens stay on the system's clock.")
    Shown move(@RequestBody Wanted to) {
        Instant now = to.now();
        if (now == null || now.isAfter(DemonstrationClock.LATEST)) {
            throw Refusal.malformed(List.of(RequestCode.CLOCK_OUT_OF_BOUNDS.at("/now", DemonstrationClock.LATEST)));
        }
        return clock.moveTo(now)
                .map(Shown::new)
                .orElseThrow(() -> Refusal.of(RequestCode.CLOCK_BACKWARDS, now, clock.instant()));
    }

    /** What the clock shows. */
    record Shown(Instant now) {}

    /** What it is to show. */
    record Wanted(@Nullable Instant now) {}
}
