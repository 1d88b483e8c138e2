package dev.coopclaims.documents.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/**
 * A check of a type whose inside is read by places rather than forward, so that all of a content is in memory while it
 * is checked. So many at once and no more, each at most {@code maxFileBytes}, which keeps the memory of many uploads at
 * one time bounded; what is read here has arrived already, so that nobody waits for a slow sender.
 */
abstract class WholeCheck implements ContentCheck {
    private static final int MAX_AT_ONCE = 8;
    private static final Semaphore PLACES = new Semaphore(MAX_AT_ONCE, true);

    @Override
    public final void read(InputStream content) throws IOException {
        PLACES.acquireUninterruptibly();
        try {
            check(content.readAllBytes());
        } finally {
            PLACES.release();
        }
    }

    /** @throws dev.coopclaims.documents.ContentRefused if the inside is not in order */
    abstract void check(byte[] content);
}
