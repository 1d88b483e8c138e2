package dev.coopclaims.app.matrix;

import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A claim that was driven to where it stands, and the ids of its parts. */
record MatrixClaim(String id, Map<String, Deque<String>> parts) {
    /** Well formed, and nobody's. */
    private static final Map<String, String> UNKNOWN = Map.of(
            "cost", "cost-018f0000-0000-7000-8000-0000000000ff",
            "document", "document-018f0000-0000-7000-8000-0000000000ff",
            "request", "upload-018f0000-0000-7000-8000-0000000000ff",
            "item", "item-018f0000-0000-7000-8000-0000000000ff",
            "originals", "originals-018f0000-0000-7000-8000-0000000000ff",
            "claim", "claim-018f0000-0000-7000-8000-0000000000ff");

    MatrixClaim(String id) {
        this(id, new ConcurrentHashMap<>());
    }

    void add(String kind, String variant, String part) {
        parts.computeIfAbsent(kind + " " + variant, ignored -> new ConcurrentLinkedDeque<>())
                .add(part);
    }

    /**
     * The part's id, or one that is well formed and names nothing.
     *
     * @param usedUp whether it is gone after this
     */
    String part(String kind, String variant, boolean usedUp) {
        Deque<String> known = parts.get(kind + " " + variant);
        if (known == null || known.isEmpty()) {
            return unknown(kind);
        }
        return usedUp ? known.removeFirst() : known.getFirst();
    }

    static String unknown(String kind) {
        return Objects.requireNonNull(UNKNOWN.get(kind), kind);
    }
}
