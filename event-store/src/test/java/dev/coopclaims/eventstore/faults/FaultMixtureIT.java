package dev.coopclaims.eventstore.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A short mixture, another one every day of the year; {@code benchmarks/run faults} runs long ones. {@code -Dfaults.seed} and {@code
 * -Dfaults.seconds} replay one.
 */
class FaultMixtureIT {

    private static final long SECONDS = Long.getLong("faults.seconds", 22);
    private final long seed =
            Long.getLong("faults.seed", LocalDate.now(ZoneOffset.UTC).getDayOfYear());

    @Test
    void under_a_mixture_of_faults_every_promise_is_kept() {
        System.out.println("fault mixture: again with -Dfaults.seed=" + seed + " -Dfaults.seconds=" + SECONDS);
        Report report = FaultSuite.run(new FaultSuite.Options(SECONDS, seed, 3, Set.of()));

        System.out.print(report.summary());
        assertThat(report.broken()).as("promises broken with seed %d", seed).isEmpty();
        assertThat(report.hits()).as("faults that hit a write in flight").isPositive();
    }
}
