package dev.coopclaims.eventstore.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The faults of a run, decided by the seed alone: every kind once in random order, then all again. */
final class FaultPlan {

    private static final int SHORTEST_PAUSE_MILLIS = 200;
    private static final int LONGEST_PAUSE_MILLIS = 1_000;
    private static final int SHORTEST_FAULT_MILLIS = 100;
    private static final int LONGEST_FAULT_MILLIS = 3_500;

    private final Random random;
    private final List<FaultKind> kinds;
    private final List<FaultKind> deck = new ArrayList<>();
    private int dealt;

    FaultPlan(long seed, int members, Set<FaultKind> only) {
        this.random = new Random(seed);
        this.kinds = Arrays.stream(FaultKind.values())
                .filter(kind -> kind.members() <= members)
                .filter(kind -> only.isEmpty() || only.contains(kind))
                .toList();
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("none of " + only + " can happen to " + members + " member(s)");
        }
    }

    /**
     * One fault to come.
     *
     * @param number from 1
     * @param pauseMillis of calm before it
     * @param lastsMillis how long it is in force
     * @param choice decides what the kind leaves open, such as which secondary
     */
    record Planned(int number, FaultKind kind, int pauseMillis, int lastsMillis, int choice) {}

    Planned next() {
        if (deck.isEmpty()) {
            deck.addAll(kinds);
            Collections.shuffle(deck, random);
        }
        return new Planned(
                ++dealt,
                deck.removeLast(),
                random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS),
                random.nextInt(SHORTEST_FAULT_MILLIS, LONGEST_FAULT_MILLIS),
                random.nextInt(1_000));
    }
}
