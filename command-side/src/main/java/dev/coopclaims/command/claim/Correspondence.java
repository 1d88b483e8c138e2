package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What was said and asked about a claim beside what it shows, as far as rules look at it.
 *
 * @param comments how many were made (C-4)
 * @param notes how many internal notes were made (V-9)
 * @param uploadRequests those that wait for an upload, and the document kind that each asks for (C-3)
 * @param originalsRequests those that wait for a receipt (V-8)
 * @param originalsReceived those that a receipt has closed (V-8)
 */
public record Correspondence(
        int comments,
        int notes,
        Map<UploadRequestId, String> uploadRequests,
        Set<OriginalsRequestId> originalsRequests,
        Set<OriginalsRequestId> originalsReceived) {
    public static final Correspondence NONE = new Correspondence(0, 0, Map.of(), Set.of(), Set.of());

    public Correspondence {
        uploadRequests = Map.copyOf(uploadRequests);
        originalsRequests = Set.copyOf(originalsRequests);
        originalsReceived = Set.copyOf(originalsReceived);
    }

    Correspondence commented() {
        return new Correspondence(comments + 1, notes, uploadRequests, originalsRequests, originalsReceived);
    }

    Correspondence noted() {
        return new Correspondence(comments, notes + 1, uploadRequests, originalsRequests, originalsReceived);
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

    /** The claim is locked: nothing can be uploaded any more, so nobody is waited for (C-3). */
    Correspondence locked() {
        return waiting(Map.of());
    }

    /** The claim was withdrawn: its originals are not waited for either (V-8). */
    Correspondence withdrawn() {
        return new Correspondence(comments, notes, Map.of(), Set.of(), originalsReceived);
    }

    Correspondence requested(OriginalsRequestId request) {
        return new Correspondence(comments, notes, uploadRequests, plus(originalsRequests, request), originalsReceived);
    }

    Correspondence received(OriginalsRequestId request) {
        return new Correspondence(
                comments, notes, uploadRequests, minus(originalsRequests, request), plus(originalsReceived, request));
    }

    private static <T> Set<T> plus(Set<T> set, T entry) {
        Set<T> copy = new HashSet<>(set);
        copy.add(entry);
        return copy;
    }

    private static <T> Set<T> minus(Set<T> set, T entry) {
        Set<T> copy = new HashSet<>(set);
        copy.remove(entry);
        return copy;
    }
}
