package dev.coopclaims.documents;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Contents of documents (C-5, H-5). A content's life: it is <em>stored</em> before the command that attaches it; then the
 * command is accepted and the content <em>confirmed</em>, or refused and the content <em>discarded</em>. What is neither
 * (a crash in between) is found by the sweep. A confirmed content is never removed by anything here.
 *
 * <pre>
 *   store ──▶ quarantine ──scanner: clean──▶ stored ──confirm──▶ confirmed
 *                 │                             │
 *          refused: gone              discard or sweep: gone
 * </pre>
 *
 * Safe for use by many threads. Database errors come as the driver's unchecked exceptions.
 */
public interface DocumentContents {
    /**
     * Reads the stream once, to its end, and stores it. Size, name, media type and what is inside are checked while it
     * streams; the scanner has its say before this returns. When it throws, nothing is left behind (after a crash or with
     * the database gone: nothing that the sweep does not find).
     *
     * @param in the bytes; not closed here; a few 64 KiB of it are held in memory, of a type that is read by
     *     places (PDF, TIFF, office files) all of it
     * @param limits what is allowed
     * @param fileName the name as the sender gave it, path and all
     * @param belongsTo what it belongs to (organisation, claim), at most 8 entries; kept with the content
     * @return the facts of C-5; the content can be opened from now on by whoever has its id
     * @throws ContentRefused if the content is not taken
     * @throws IOException if the stream breaks
     */
    StoredContent store(InputStream in, ContentLimits limits, String fileName, Map<String, String> belongsTo)
            throws IOException;

    /** The facts of a content that is stored or confirmed; empty for what is unknown, gone or in quarantine. */
    Optional<StoredContent> find(ContentId id);

    /** Opens a part of a content; empty as for {@link #find}. A range past the end gives an empty stream. */
    Optional<OpenedContent> open(ContentId id, ByteRange range);

    /** Opens all of a content; empty as for {@link #find}. */
    default Optional<OpenedContent> open(ContentId id) {
        return open(id, ByteRange.WHOLE);
    }

    /**
     * Marks a content as referred to by a stored event. Does nothing when it is confirmed already.
     *
     * @throws IllegalStateException if there is no such content (never stored, discarded or swept)
     */
    void confirm(ContentId id);

    /**
     * Removes a content whose command was refused. Does nothing when it is gone already.
     *
     * @throws IllegalStateException if it was confirmed: an event refers to it
     */
    void discard(ContentId id);

    /**
     * Removes contents that were stored or begun longer ago than given and never confirmed. Because a crash between an
     * event and its confirmation leaves an unconfirmed content that <em>is</em> referred to, each one is asked for first;
     * what is referred to is confirmed instead.
     *
     * @param olderThan age by wall time; well above the longest time between an upload and its event (hours)
     * @param referenced whether a stored event refers to the content, read from the log or an up-to-date view of it
     */
    SweepResult sweepOrphans(Duration olderThan, Predicate<ContentId> referenced);
}
