package dev.coopclaims.eventstore.append;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The state of an appender, for health checks.
 *
 * @param running whether its thread is running and accepts commits
 * @param settling how long it has been finding out the outcome of a write; zero when it is not. Nothing else is written
 *     meanwhile
 * @param stoppedBy the error that stopped it; null when it is running or was closed
 * @param deniedBy the server's message if it denied the database user the right to write within the last 30 s and no
 *     commit has been stored since; null otherwise
 */
public record AppenderState(
        boolean running,
        Duration settling,
        @Nullable String stoppedBy,
        @Nullable String deniedBy) {

    /**
     * Whether commits are accepted and written promptly. A settlement of up to 10 s is normal: an election or a slow
     * network.
     */
    public boolean isHealthy() {
        return running && deniedBy == null && settling.compareTo(Duration.ofSeconds(10)) < 0;
    }
}
