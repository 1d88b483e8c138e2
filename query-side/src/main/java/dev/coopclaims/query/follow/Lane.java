package dev.coopclaims.query.follow;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One follower in one segment, in a thread of its own: reads on, applies, and tells where it is. After an error it takes a
 * new hand, which remembers nothing, and repeats.
 */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private static final long FIRST_PAUSE_MILLIS = 50;
    /** After an outage a follower goes on soon. */
    private static final long LAST_PAUSE_MILLIS = 2_000;

    private final Follower follower;
    private final Share share;
    private final LogTail tail;
    private final int batchSizeEvents;
    private final Runnable moved;
    private final Consumer<Lane> ended;
    private final Thread thread;
    private volatile long position;
    private volatile boolean stopped;
    private volatile @Nullable Throwable error;
    private long pauseMillis = FIRST_PAUSE_MILLIS;

    /**
     * @param position behind which it goes on
     * @param moved called after every batch, and when it has an error
     * @param ended called when it has stopped, as the last thing
     */
    Lane(
            Follower follower,
            Share share,
            LogTail tail,
            int batchSizeEvents,
            long position,
            Runnable moved,
            Consumer<Lane> ended) {
        this.follower = follower;
        this.share = share;
        this.tail = tail;
        this.batchSizeEvents = batchSizeEvents;
        this.position = position;
        this.moved = moved;
        this.ended = ended;
        // Not a virtual one: on a busy machine each of its waits would end behind every request that runs already.
        this.thread =
                Thread.ofPlatform().daemon().name("follower-" + follower.name()).unstarted(this::run);
    }

    Follower follower() {
        return follower;
    }

    void start() {
        thread.start();
    }

    /** Stops after the current batch. */
    void stop() {
        stopped = true;
        tail.wake();
    }

    /** Waits until it has stopped; false when it has not in time. */
    boolean join(long millis) throws InterruptedException {
        return thread.join(java.time.Duration.ofMillis(millis));
    }

    long position() {
        return position;
    }

    /** What holds it up; null when nothing does. */
    @Nullable
    Throwable error() {
        return error;
    }

    private void run() {
        try (TailReader reader = new TailReader(tail)) {
            while (!stopped) {
                try {
                    follow(reader, follower.takeUp(share));
                } catch (RuntimeException | Error failed) {
                    // It stands behind the batch that comes again.
                    reader.startOver();
                    failed(failed);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            ended.accept(this);
        }
    }

    private void follow(TailReader reader, Follower.Hand hand) throws InterruptedException {
        while (!stopped) {
            step(reader, hand);
        }
    }

    private void step(TailReader reader, Follower.Hand hand) throws InterruptedException {
        List<RecordedEvent> batch = reader.next(position + 1, batchSizeEvents);
        if (batch.isEmpty()) {
            reader.await(position + 1, () -> stopped);
            return;
        }
        if (batch.getFirst().position() != position + 1) {
            throw new IllegalStateException(
                    "the log went on with position " + batch.getFirst().position() + " instead of " + (position + 1));
        }
        hand.apply(batch);
        position = batch.getLast().position();
        error = null;
        pauseMillis = FIRST_PAUSE_MILLIS;
        moved.run();
    }

    private void failed(Throwable failed) throws InterruptedException {
        if (error == null) {
            LOG.warn("the follower {} is held up behind position {}", follower.name(), position, failed);
        }
        error = failed;
        moved.run();
        long untilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMillis);
        pauseMillis = Math.min(2 * pauseMillis, LAST_PAUSE_MILLIS);
        while (!stopped && System.nanoTime() - untilNanos < 0) {
            TimeUnit.MILLISECONDS.sleep(FIRST_PAUSE_MILLIS);
        }
    }
}
