package dev.coopclaims.query.follow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The positions of a group's followers, kept in the database, with one claim for each segment of the group. A claim starts
 * a new epoch; whoever writes names his epoch, so that one who stood still too long changes nothing. Thread-safe; every
 * method may throw {@link com.mongodb.MongoException} when the database is out of reach.
 */
public interface GroupClaims {

    /**
     * What somebody has who holds a segment.
     *
     * @param positions by the names of followers, also of such as only other releases have
     * @param back the followers that have been further than their position; until something is stored in the epoch of a claim
     */
    record Claim(int segment, long epoch, Map<String, Long> positions, Set<String> back) {
        public Claim {
            positions = Map.copyOf(positions);
            back = Set.copyOf(back);
        }

        /** Whether the follower may have been further than where it goes on. */
        boolean goesBack(Follower follower) {
            String name = follower.name();
            return back.contains(name) || positions.getOrDefault(name, EventLog.NOTHING) == EventLog.NOTHING;
        }
    }

    /**
     * What everybody can know of the group.
     *
     * @param positions the lowest of each follower's segments; a follower that has not begun in one of them is missing
     * @param owners the processes that hold a segment
     */
    record Look(Map<String, Long> positions, List<String> owners) {
        public Look {
            positions = Map.copyOf(positions);
            owners = List.copyOf(owners);
        }

        /**
         * Over all segments.
         *
         * @param segments the positions of each
         */
        static Look of(List<Map<String, Long>> segments, List<String> owners) {
            Map<String, Long> lowest = new HashMap<>(segments.isEmpty() ? Map.of() : segments.getFirst());
            for (Map<String, Long> here : segments) {
                lowest.keySet().retainAll(here.keySet());
                lowest.replaceAll((follower, position) -> Math.min(position, here.getOrDefault(follower, position)));
            }
            return new Look(lowest, owners.stream().distinct().toList());
        }

        /** A follower's position; -1 when it has not begun everywhere. */
        public long of(String follower) {
            return positions.getOrDefault(follower, EventLog.NOTHING);
        }
    }

    /**
     * The number of the group's segments.
     *
     * @param wanted how many there will be from now on, if nobody holds one of those that there are; otherwise they stay
     */
    int segments(int wanted);

    /**
     * Claims a segment that nobody holds any more.
     *
     * @return empty while another process holds it
     * @throws IllegalStateException when its positions belong to another log
     */
    Optional<Claim> claim(int segment);

    /**
     * Stores positions and confirms the claim. For each segment it is called one after the other; a call whose outcome nobody
     * knows changes nothing once a later one has come through.
     *
     * @param positions those that moved, maybe none
     * @return false when the epoch is over, and nothing was stored
     */
    boolean store(int segment, long epoch, Map<String, Long> positions);

    /** Stores positions and gives the segment back; does nothing when the epoch is over. */
    void giveBack(int segment, long epoch, Map<String, Long> positions);

    /** Where the group stands, whichever process holds its segments. */
    Look look();
}
