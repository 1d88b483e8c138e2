package dev.coopclaims.benchmarks.growth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;

/**
 * Appends a long history without waiting for each commit: one that concerns a claim waits for those before it in each of its
 * streams, one that concerns none for all. Otherwise the longest histories would go on for a quarter of the time alone. For one
 * thread.
 */
final class ClaimsApart {
    private static final int MOST_AT_ONCE = 64;
    private static final String CLAIM = "claim-";

    private final Map<String, CompletableFuture<Void>> lastOfStream = new HashMap<>();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /**
     * Has one more commit stored.
     *
     * @param streams that it continues
     */
    void append(Collection<String> streams, Runnable append) {
        if (streams.stream().noneMatch(stream -> stream.startsWith(CLAIM))) {
            awaitAll();
            append.run();
            return;
        }
        places.acquireUninterruptibly();
        List<CompletableFuture<Void>> before = new ArrayList<>();
        for (String stream : streams) {
            CompletableFuture<Void> last = lastOfStream.get(stream);
            if (last != null) {
                before.add(last);
            }
        }
        CompletableFuture<Void> stored = CompletableFuture.allOf(before.toArray(CompletableFuture[]::new))
                .thenRunAsync(append, run -> Thread.ofVirtual().start(run))
                .whenComplete((nothing, failure) -> places.release());
        streams.forEach(stream -> lastOfStream.put(stream, stored));
    }

    /** Waits until everything is stored. */
    void awaitAll() {
        try {
            lastOfStream.values().forEach(CompletableFuture::join);
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
        lastOfStream.clear();
    }
}
