package dev.coopclaims.query.projection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/**
 * The token store as one processor uses it; remembers when each claim was last confirmed. A process that stood still
 * for longer than a claim lasts may have lost it unnoticed, and another process may be filling the view. Uses the
 * monotonic clock, which continues while a process is stopped. Thread-safe.
 */
final class SegmentClaims implements TokenStore {

    private final TokenStore store;
    private final long holdsNanos;
    private final LongSupplier nanoTime;
    private final Map<Integer, Long> confirmedNanos = new ConcurrentHashMap<>();

    /**
     * @param holds how long a claim lasts unless it is extended
     * @param nanoTime as {@link System#nanoTime}
     */
    SegmentClaims(TokenStore store, Duration holds, LongSupplier nanoTime) {
        this.store = store;
        this.holdsNanos = holds.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Whether this many segments were confirmed so recently that nobody else can have taken one. */
    boolean areHeld(int segments) {
        long now = nanoTime.getAsLong();
        return confirmedNanos.values().stream()
                        .filter(confirmed -> now - confirmed < holdsNanos)
                        .count()
                >= segments;
    }

    // The time before the call: the store starts counting when the call arrives.
    private void confirming(int segment, Runnable call) {
        long asked = nanoTime.getAsLong();
        try {
            call.run();
        } catch (RuntimeException notConfirmed) {
            confirmedNanos.remove(segment);
            throw notConfirmed;
        }
        confirmedNanos.put(segment, asked);
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        confirming(segment, () -> store.storeToken(token, processorName, segment));
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        confirming(segment, () -> store.extendClaim(processorName, segment));
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        long asked = nanoTime.getAsLong();
        TrackingToken token = store.fetchToken(processorName, segment);
        confirmedNanos.put(segment, asked);
        return token;
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        confirmedNanos.remove(segment);
        store.releaseClaim(processorName, segment);
    }

    @Override
    public void deleteToken(String processorName, int segment) {
        confirmedNanos.remove(segment);
        store.deleteToken(processorName, segment);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        store.initializeTokenSegments(processorName, segmentCount);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        store.initializeTokenSegments(processorName, segmentCount, initialToken);
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
        store.initializeSegment(token, processorName, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return store.requiresExplicitSegmentInitialization();
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return store.fetchSegments(processorName);
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        return store.fetchAvailableSegments(processorName);
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return store.retrieveStorageIdentifier();
    }
}
