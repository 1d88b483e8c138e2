package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.text.TextLength;
import dev.coopclaims.kernel.time.Deadline;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the rules need to know of the comments, notes and requests about a claim.
 *
 * @param comments the comments so far (C-4)
 * @param notes the internal notes so far (V-9)
 * @param uploadRequests the open upload requests and the document kind that each asks for (C-3)
 * @param originalsRequests the open requests for originals (V-8)
 * @param originalsReceived the requests for originals that a receipt has closed (V-8)
 */
public record Correspondence(
        Texts comments,
        Texts notes,
        Map<UploadRequestId, String> uploadRequests,
        Map<OriginalsRequestId, OpenOriginals> originalsRequests,
        Set<OriginalsRequestId> originalsReceived) {
    public static final Correspondence NONE = new Correspondence(Texts.NONE, Texts.NONE, Map.of(), Map.of(), Set.of());

    /**
     * How much was written.
     *
     * @param count the number of texts
     * @param bytes the size of all texts in UTF-8
     */
    public record Texts(int count, long bytes) {
        static final Texts NONE = new Texts(0, 0);

        /** Whether another text fits. */
        boolean hasRoomFor(String text) {
            return bytes + TextLength.bytes(text) <= ClaimLimits.MAX_CONVERSATION_BYTES;
        }

        Texts with(String text) {
            return new Texts(count + 1, bytes + TextLength.bytes(text));
        }
    }

    public Correspondence {
        uploadRequests = Map.copyOf(uploadRequests);
        originalsRequests = Map.copyOf(originalsRequests);
        originalsReceived = Set.copyOf(originalsReceived);
    }

    Correspondence commented(String text) {
        return new Correspondence(comments.with(text), notes, uploadRequests, originalsRequests, originalsReceived);
    }

    Correspondence noted(String text) {
        return new Correspondence(comments, notes.with(text), uploadRequests, originalsRequests, originalsReceived);
    }

    Correspondence with(UploadRequestId request, String kind) {
        Map<UploadRequestId, String> waiting = new HashMap<>(uploadRequests);
        waiting.put(request, kind);
        return waiting(waiting);
    }

    Correspondence without(UploadRequestId request) {
        Map<UploadRequestId, String> waiting = new HashMap<>(uploadRequests);
        waiting.remove(request);
        return waiting(waiting);
    }

    private Correspondence waiting(Map<UploadRequestId, String> uploads) {
        return new Correspondence(comments, notes, uploads, originalsRequests, originalsReceived);
    }

    /** Closes the upload requests: nothing can be uploaded to a locked claim (C-3). */
    Correspondence locked() {
        return waiting(Map.of());
    }

    /** Closes the requests for originals as well: the claim was withdrawn (V-8). */
    Correspondence withdrawn() {
        return new Correspondence(comments, notes, Map.of(), Map.of(), originalsReceived);
    }

    Correspondence requested(OriginalsRequestId request, Deadline due) {
        return with(new OpenOriginals(request, due, false));
    }

    /** They were not produced in time (V-8). */
    Correspondence overdue(OriginalsRequestId request) {
        OpenOriginals open = originalsRequests.get(request);
        return open == null ? this : with(new OpenOriginals(request, open.due(), true));
    }

    private Correspondence with(OpenOriginals open) {
        Map<OriginalsRequestId, OpenOriginals> all = new HashMap<>(originalsRequests);
        all.put(open.request(), open);
        return new Correspondence(comments, notes, uploadRequests, all, originalsReceived);
    }

    Correspondence received(OriginalsRequestId request) {
        Map<OriginalsRequestId, OpenOriginals> left = new HashMap<>(originalsRequests);
        left.remove(request);
        return new Correspondence(comments, notes, uploadRequests, left, plus(originalsReceived, request));
    }

    /** The originals that were not produced in time and not found overdue yet, the longest overdue first. */
    public List<OpenOriginals> overdueOriginals(Instant now) {
        return originalsRequests.values().stream()
                .filter(open -> !open.overdue() && open.due().isOver(now))
                .sorted(Comparator.comparing((OpenOriginals open) -> open.due().before())
                        .thenComparing(open -> open.request().value()))
                .toList();
    }

    /**
     * Originals that were asked for and have not arrived.
     *
     * @param due until when they must be produced
     * @param overdue whether that was found to be over
     */
    public record OpenOriginals(OriginalsRequestId request, Deadline due, boolean overdue) {}

    private static <T> Set<T> plus(Set<T> set, T entry) {
        Set<T> copy = new HashSet<>(set);
        copy.add(entry);
        return copy;
    }
}
