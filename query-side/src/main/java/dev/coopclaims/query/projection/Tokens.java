package dev.coopclaims.query.projection;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one processor, held by this node while its view is rebuilt, so that no other node continues with it.
 */
final class Tokens {

    private final TokenStore store;
    private final String processor;
    private final int segments;

    Tokens(TokenStore store, String processor, int segments) {
        this.store = store;
        this.processor = processor;
        this.segments = segments;
    }

    /**
     * Claims every segment and resets it to before the first event: if this process ends now, the view is filled from
     * there.
     *
     * @throws org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException when another node has one
     */
    void claimAndReset() {
        claim();
        storeAll(null);
    }

    /**
     * Claims every segment at its current position.
     *
     * @throws org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException when another node has one
     */
    void claim() {
        if (store.fetchSegments(processor).length == 0) {
            store.initializeTokenSegments(processor, segments, null);
        }
        for (int segment : store.fetchSegments(processor)) {
            store.fetchToken(processor, segment);
        }
    }

    /** Extends the claims. */
    void keepClaims() {
        for (int segment : store.fetchSegments(processor)) {
            store.extendClaim(processor, segment);
        }
    }

    void storeAll(@Nullable TrackingToken token) {
        for (int segment : store.fetchSegments(processor)) {
            store.storeToken(token, processor, segment);
        }
    }

    void release() {
        for (int segment : store.fetchSegments(processor)) {
            store.releaseClaim(processor, segment);
        }
    }
}
