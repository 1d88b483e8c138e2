package dev.coopclaims.documents.inspection;

import java.io.IOException;
import java.io.InputStream;

/**
 * A check of a type that needs random access, so that the whole content is in memory while it is checked. Only a
 * limited number run at once, each with at most {@code maxFileBytes}, which limits the memory of many simultaneous
 * uploads. The content has arrived before the check starts, so nobody waits for a slow sender.
 */
abstract class WholeCheck implements ContentCheck {
    private static final Places PLACES = new Places();

    @Override
    public final void read(InputStream content) throws IOException {
        PLACES.hold(() -> check(content.readAllBytes()));
    }

    /** @throws dev.coopclaims.documents.ContentRefused if the inside is not in order */
    abstract void check(byte[] content);
}
