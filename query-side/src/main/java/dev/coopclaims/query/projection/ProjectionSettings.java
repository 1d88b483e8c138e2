package dev.coopclaims.query.projection;

/**
 * How projections run.
 *
 * @param batchSizeEvents most events that are folded and written together, 1 to 10,000
 * @param segments how many threads share the keys of a view, 1 to 16; counts when a view is first started
 * @param rebuildWorkers how many threads share the keys of a view that is rebuilt, 1 to 16
 * @param rebuildPageEvents most events of the log that a rebuild holds at a time (twice: one being applied, one being
 *     read), 1 to 100,000
 */
public record ProjectionSettings(int batchSizeEvents, int segments, int rebuildWorkers, int rebuildPageEvents) {

    /** Good on two cores. */
    public static final ProjectionSettings DEFAULT = new ProjectionSettings(1_000, 1, 2, 4_000);

    /** @throws IllegalArgumentException when out of bounds */
    public ProjectionSettings {
        within("batchSizeEvents", batchSizeEvents, 10_000);
        within("segments", segments, 16);
        within("rebuildWorkers", rebuildWorkers, 16);
        within("rebuildPageEvents", rebuildPageEvents, 100_000);
    }

    private static void within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " is 1 to " + most + ", not " + value);
        }
    }
}
