package dev.coopclaims.command.web.rows;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many imports of one kind are under way at one time on this node. No limit of bodies bounds an import, and it keeps
 * what became of each record, or the records themselves, until it ends: some tens of megabytes. Safe for use by many
 * threads.
 */
public final class ImportTurns {
    /** How long an import waits for the one before it; a small one takes a second. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final int atOnce;
    private final Semaphore turns;
    private final Duration timeout;

    /** @param atOnce at least 1 */
    public ImportTurns(int atOnce) {
        this(atOnce, TIMEOUT);
    }

    ImportTurns(int atOnce, Duration timeout) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("at least one import at a time");
        }
        this.atOnce = atOnce;
        this.turns = new Semaphore(atOnce, true);
        this.timeout = timeout;
    }

    /** A turn, which ends with its {@link #close}. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws Refusal {@link Refusal.Kind#UNAVAILABLE} when none came in time */
    public Turn take() {
        try {
            if (!turns.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Refusal.of(RequestCode.TOO_MANY_IMPORTS, atOnce);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.of(RequestCode.SERVER_STOPPING);
        }
        return turns::release;
    }
}
