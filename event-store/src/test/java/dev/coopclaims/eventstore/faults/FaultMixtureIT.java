package dev.coopclaims.eventstore.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A short mixture, with a seed that begins with deaths of the primary, a step-down and lost replies; {@code benchmarks/run
 * faults} runs long ones. {@code -Dfaults.seed} and {@code -Dfaults.seconds} replay another.
 */
class FaultMixtureIT {

    private static final long SECONDS = Long.getLong("faults.seconds", 22);
    private static final long SEED = Long.getLong("faults.seed", 66_956);

    @Test
    void under_a_mixture_of_faults_every_promise_is_kept() {
        Report report = FaultSuite.run(new FaultSuite.Options(SECONDS, SEED, 3, Set.of()));

        System.out.print(report.summary());
        assertThat(report.broken()).isEmpty();
        assertThat(report.hits()).as("faults that hit a write in flight").isPositive();
    }
}
