package dev.coopclaims.query.follow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes the number of a group's segments while nobody follows in it. All segments are claimed first; then every follower goes back
 * to its lowest position in any of them, since each event of the log is before that in every segment. What is repeated counts once
 * for views, and comes again to who sends something on. Last, and at once, the first segment says the new number.
 */
final class Resegmenting {
    private static final Logger LOG = LoggerFactory.getLogger(Resegmenting.class);

    /** What it asks of the database; each write names the epoch of a claim and answers whether it still holds. */
    interface Segments {
        /** Of a segment that nobody holds; of the first one, only while it says this number. */
        Optional<GroupClaims.Claim> claim(int segment, int there);

        /** Also creates the segment if it is not there. */
        boolean prepare(
                int segment,
                Optional<GroupClaims.Claim> claim,
                int segments,
                Map<String, Long> positions,
                Set<String> back);

        /** The first segment says how many there are. */
        boolean decide(GroupClaims.Claim first, int segments, Map<String, Long> positions, Set<String> back);

        void giveBack(GroupClaims.Claim claim);
    }

    private final Segments store;

    Resegmenting(Segments store) {
        this.store = store;
    }

    /**
     * Changes the number.
     *
     * @return false when somebody holds a segment, so that it stays as it is
     */
    boolean change(int there, int wanted) {
        List<GroupClaims.Claim> claims = new ArrayList<>();
        try {
            for (int segment = 0; segment < there; segment++) {
                Optional<GroupClaims.Claim> claim = store.claim(segment, there);
                if (claim.isEmpty()) {
                    return false;
                }
                claims.add(claim.get());
            }
            return isWritten(claims, wanted);
        } finally {
            claims.forEach(store::giveBack);
        }
    }

    private boolean isWritten(List<GroupClaims.Claim> claims, int wanted) {
        Set<String> begun = claims.getFirst().positions().keySet();
        if (!claims.stream().allMatch(claim -> claim.positions().keySet().equals(begun))) {
            // Where it would begin is its own to say.
            LOG.info("the number of segments stays: a follower has not begun in all of them");
            return false;
        }
        Map<String, Long> lowest = lowest(claims);
        Set<String> back = back(claims, lowest);
        for (int segment = 1; segment < Math.max(wanted, claims.size()); segment++) {
            Optional<GroupClaims.Claim> claim =
                    segment < claims.size() ? Optional.of(claims.get(segment)) : Optional.empty();
            if (!store.prepare(segment, claim, wanted, lowest, back)) {
                return false;
            }
        }
        return store.decide(claims.getFirst(), wanted, lowest, back);
    }

    private static Map<String, Long> lowest(List<GroupClaims.Claim> claims) {
        Map<String, Long> lowest = new HashMap<>(claims.getFirst().positions());
        for (GroupClaims.Claim claim : claims) {
            lowest.replaceAll(
                    (follower, position) -> Math.min(position, claim.positions().getOrDefault(follower, position)));
        }
        return lowest;
    }

    /** The followers that have been further somewhere, or have not been told so since an earlier change. */
    private static Set<String> back(List<GroupClaims.Claim> claims, Map<String, Long> lowest) {
        Set<String> back = new HashSet<>();
        for (GroupClaims.Claim claim : claims) {
            back.addAll(claim.back());
            claim.positions().forEach((follower, position) -> {
                if (position > lowest.getOrDefault(follower, position)) {
                    back.add(follower);
                }
            });
        }
        return back;
    }
}
