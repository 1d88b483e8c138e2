package dev.coopclaims.eventstore.append;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an appender is, for health checks.
 *
 * @param running whether its thread runs and takes commits
 * @param settling for how long it has been finding out what became of a write; zero when it is not. Nothing else is
 *     written meanwhile
 * @param stoppedBy why it stopped by itself; null when it runs or was closed
 * @param deniedBy what the server said when it refused the database user the right to write, within the last 30 s and after
 *     the last commit that was stored; null otherwise
 */
public record AppenderState(
        boolean running,
        Duration settling,
        @Nullable String stoppedBy,
        @Nullable String deniedBy) {

    /** Whether commits are taken and written without delay; a settlement of up to 10 s is an election or a slow network. */
    public boolean isHealthy() {
        return running && deniedBy == null && settling.compareTo(Duration.ofSeconds(10)) < 0;
    }
}
