package dev.coopclaims.documents;

import java.io.IOException;
import java.io.InputStream;

/**
 * Looks for malware in a content that is in quarantine: stored, but not yet readable by anybody (ASVS 5.4.3). Called
 * once per content, from several threads at once, with a time-out. It fails closed: an exception or a late verdict
 * refuses the content ({@link ContentRefused.Code#SCANNER_UNAVAILABLE}).
 */
public interface ContentScanner {
    /** A short stable name, kept with each content. */
    String name();

    /**
     * Says whether the content is clean.
     *
     * @throws IOException if there is no verdict
     */
    Verdict scan(Quarantined content) throws IOException;

    /** A content that waits for its verdict. */
    interface Quarantined {
        long sizeBytes();

        String mediaType();

        String sha256();

        /** The bytes; the scanner closes the stream. */
        InputStream open() throws IOException;
    }

    /** The verdict of a scanner. */
    sealed interface Verdict {
        /** Nothing was found. */
        record Clean() implements Verdict {}

        /**
         * Something was found.
         *
         * @param signature the scanner's name for it
         */
        record Infected(String signature) implements Verdict {}
    }
}
