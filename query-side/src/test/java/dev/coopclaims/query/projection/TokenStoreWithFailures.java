package dev.coopclaims.query.projection;

import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.jspecify.annotations.Nullable;

/** A token store that refuses to store every so many tokens, after the batch was written. */
final class TokenStoreWithFailures extends InMemoryTokenStore {

    private final int failures;
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();

    TokenStoreWithFailures(int failures) {
        this.failures = failures;
    }

    int failed() {
        return failed.get();
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        if (token != null && calls.getAndIncrement() % 2 == 1 && failed.get() < failures) {
            failed.incrementAndGet();
            throw new IllegalStateException("the token store is out of reach");
        }
        super.storeToken(token, processorName, segment);
    }
}
