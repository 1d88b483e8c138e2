package dev.coopclaims.documents;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Contents of documents (C-5, H-5). A content is <em>stored</em> before the command that attaches it. If the command is
 * accepted, the content is <em>confirmed</em>; if it is refused, the content is <em>discarded</em>. If neither happens
 * (because of a crash in between), the sweep finds it. A confirmed content is removed only when everything that holds it has
 * given it up (H-5), or with the texts that the system made it of (H-6).
 *
 * <pre>
 *   store ──▶ quarantine ──scanner: clean──▶ stored ──confirm──▶ confirmed
 *                 │                             │
 *          refused: gone              discard or sweep: gone   given up by all: gone
 * </pre>
 *
 * Safe for use by many threads. Database errors come as the driver's unchecked exceptions.
 */
public interface DocumentContents {
    /**
     * Reads the stream once, to its end, and stores it. Size, name, media type and inside are checked while it streams,
     * and the scanner gives its verdict before this method returns. If it throws, nothing is left behind; after a crash
     * or if the database is gone, the sweep finds what is left.
     *
     * @param in the bytes; not closed here. Up to 200 KiB are held in memory, or the whole content for a type that needs
     *     random access (PDF, TIFF, office files)
     * @param limits what is allowed
     * @param fileName the name as the sender gave it, including any path
     * @param belongsTo what it belongs to (organisation, claim), at most 8 entries; kept with the content. However much
     *     one {@code organisation} sends at once, others need not wait for it
     * @return the facts of C-5; from now on, whoever has the id can open the content
     * @throws ContentRefused if the content is refused
     * @throws IOException if the stream breaks
     */
    StoredContent store(InputStream in, ContentLimits limits, String fileName, Map<String, String> belongsTo)
            throws IOException;

    /** The facts of a stored or confirmed content; empty if it is unknown, removed or in quarantine. */
    Optional<StoredContent> find(ContentId id);

    /** Opens a part of a content; empty as for {@link #find}. A range past the end gives an empty stream. */
    Optional<OpenedContent> open(ContentId id, ByteRange range);

    /** Opens a whole content; empty as for {@link #find}. */
    default Optional<OpenedContent> open(ContentId id) {
        return open(id, ByteRange.WHOLE);
    }

    /**
     * Marks a content as referred to by a stored event. Does nothing if it is already confirmed.
     *
     * @throws IllegalStateException if there is no such content (never stored, discarded or swept)
     */
    void confirm(ContentId id);

    /**
     * Removes a content whose command was refused. Does nothing if it is already removed.
     *
     * @throws IllegalStateException if it was confirmed: an event refers to it
     */
    void discard(ContentId id);

    /**
     * Removes contents older than the given age that were never confirmed. A crash between an event and its
     * confirmation leaves an unconfirmed content that an event <em>does</em> refer to, so each one is checked first,
     * and confirmed instead if an event refers to it. One that fails is left for the next time and does not stop the others.
     *
     * @param olderThan age by wall time; well above the longest time between an upload and its event (hours)
     * @param referenced whether a stored event refers to the content, read from the log or an up-to-date view of it
     */
    SweepResult sweepOrphans(Duration olderThan, Predicate<ContentId> referenced);

    /**
     * Counts anew how many bytes each organisation has stored, in case a crash came between a content and its count. Reads an index
     * over all contents, so not to be called often.
     *
     * @return false if an organisation that stored or removed something within the last minute was left as it is
     */
    boolean recount();

    /**
     * Has a claim hold contents that another one was given (C-11). Does nothing for contents that are gone. Can be repeated. If the
     * claim is not stored then, it has to {@linkplain #giveUp give them up} again.
     *
     * @param claim the id of the claim
     * @return those that are gone
     */
    Set<ContentId> share(Collection<ContentId> ids, String claim);

    /**
     * Who holds a content.
     *
     * @param claims the ids of claims that have not given it up
     * @param settled false while one of them may not be stored yet, because it was entered within the last minutes
     */
    record Holders(Set<String> claims, boolean settled) {
        public Holders {
            claims = Set.copyOf(claims);
        }
    }

    /** Who holds a content; nobody holds one that is gone. */
    Holders holders(ContentId id);

    /**
     * A claim no longer needs a content (H-5): it is removed unless another claim still holds it. Can be repeated.
     *
     * @param claim the id of a claim that it belongs to or is shared with
     */
    void giveUp(ContentId id, String claim);

    /** What a name reads as that was erased. */
    String ERASED = "erased";

    /**
     * Erases the names of the files that belong to something; the files themselves stay as long as they have to be kept. Can
     * be repeated. What is known by {@link #CLAIM} is found by an index, anything else by reading all lines.
     *
     * @param of the name of what they belong to, as in {@link #store}
     * @param id its id
     */
    void eraseNames(String of, String id);

    /** The name under which {@link #store} is told the claim that a content belongs to: by it contents are found quickly. */
    String CLAIM = "claim";

    /**
     * What {@link #store} is told a content belongs to when the system itself made it, out of texts that are under keys: the
     * value is {@link #RENDERED}.
     */
    String MADE = "made";

    /** See {@link #MADE}. */
    String RENDERED = "rendered";

    /**
     * Removes the contents that the system made for something and that are known by {@link #MADE}: they are texts in another
     * form (H-6). Nobody can open them afterwards; what events say of them stays. Can be repeated.
     *
     * @param of the name of what they belong to, as in {@link #store}
     * @param id its id
     * @return how many were removed
     */
    int purgeRendered(String of, String id);
}
