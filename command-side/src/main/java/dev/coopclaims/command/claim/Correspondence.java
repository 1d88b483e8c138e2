package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import java.util.HashSet;
import java.util.Set;

/**
 * What was said and asked about a claim beside what it shows, as far as rules look at it.
 *
 * @param comments how many were made (C-4)
 * @param notes how many internal notes were made (V-9)
 * @param uploadRequests those that wait for an upload (C-3)
 * @param originalsRequests those that wait for a receipt (V-8)
 * @param originalsReceived those that a receipt has closed (V-8)
 */
public record Correspondence(
        int comments,
        int notes,
        Set<UploadRequestId> uploadRequests,
        Set<OriginalsRequestId> originalsRequests,
        Set<OriginalsRequestId> originalsReceived) {
    public static final Correspondence NONE = new Correspondence(0, 0, Set.of(), Set.of(), Set.of());

    public Correspondence {
        uploadRequests = Set.copyOf(uploadRequests);
        originalsRequests = Set.copyOf(originalsRequests);
        originalsReceived = Set.copyOf(originalsReceived);
    }

    Correspondence commented() {
        return new Correspondence(comments + 1, notes, uploadRequests, originalsRequests, originalsReceived);
    }

    Correspondence noted() {
        return new Correspondence(comments, notes + 1, uploadRequests, originalsRequests, originalsReceived);
    }

    Correspondence with(UploadRequestId request) {
        return new Correspondence(comments, notes, plus(uploadRequests, request), originalsRequests, originalsReceived);
    }

    Correspondence without(UploadRequestId request) {
        return new Correspondence(
                comments, notes, minus(uploadRequests, request), originalsRequests, originalsReceived);
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
