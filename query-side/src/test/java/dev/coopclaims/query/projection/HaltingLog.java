package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.RecordedEvent;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stops a rebuild at its first page until told to go on; followers are not stopped. */
public final class HaltingLog extends LogAround {

    private static final long LIMIT_SECONDS = 15;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final long firstHalting;
    private volatile boolean halting;

    public HaltingLog(EventLog log) {
        this(log, 0);
    }

    /** @param firstHalting stops only who reads from this position on */
    HaltingLog(EventLog log, long firstHalting) {
        super(log);
        this.firstHalting = firstHalting;
    }

    public void halt() {
        halting = true;
    }

    /** Waits until the rebuild stands still. */
    public boolean isReached() throws InterruptedException {
        return reached.await(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    public void goOn() {
        goOn.countDown();
    }

    @Override
    public List<RecordedEvent> read(long fromPosition, int maxEvents) {
        if (halting && fromPosition >= firstHalting) {
            reached.countDown();
            try {
                if (!goOn.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody said to go on");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
        return log.read(fromPosition, maxEvents);
    }
}
