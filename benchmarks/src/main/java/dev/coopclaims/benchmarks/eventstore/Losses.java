package dev.coopclaims.benchmarks.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What readers lost in the same scenarios, by store.
 *
 * @param overtaking numbers of events that overtook one, one scenario each
 * @param stores the event store first
 * @param replayedEvents number of events in the replay
 */
public record Losses(List<Integer> overtaking, List<OfStore> stores, int replayedEvents) {

    /**
     * The losses of one store.
     *
     * @param own whether it is this project's
     * @param neverDelivered events that a reader never got, by the number of overtaking events
     * @param lateNeverDelivered events never delivered out of two, one of them with a time before what was already read
     * @param takenForNew replayed events that counted as new
     * @param failure why a peer has no figures; null if it has
     */
    public record OfStore(
            String name,
            boolean own,
            Map<Integer, Long> neverDelivered,
            long lateNeverDelivered,
            long takenForNew,
            @Nullable String failure) {

        static OfStore without(String name, String failure) {
            return new OfStore(name, false, Map.of(), 0, 0, failure);
        }

        private boolean lostNothing() {
            return failure == null
                    && lateNeverDelivered == 0
                    && takenForNew == 0
                    && neverDelivered.values().stream().allMatch(lost -> lost == 0);
        }
    }

    /** Whether the event store delivered everything; false if it was not included. Peers do not count. */
    public boolean ownLostNothing() {
        List<OfStore> own = stores.stream().filter(OfStore::own).toList();
        return !own.isEmpty() && own.stream().allMatch(OfStore::lostNothing);
    }

    /** A one-line summary. */
    public String verdict() {
        List<String> peers = stores.stream()
                .filter(store -> !store.own() && store.failure() == null)
                .filter(store -> !store.lostNothing())
                .map(OfStore::name)
                .toList();
        return (ownLostNothing()
                        ? "the event store delivered every event and misread no replay"
                        : "BROKEN: the event store lost or misread events")
                + (peers.isEmpty() ? "; no peer lost any" : "; lost or misread by " + String.join(", ", peers));
    }

    Table table() {
        Table table = new Table(
                "events that a reader never got, and replayed events taken for new",
                columns().toArray(String[]::new));
        stores.forEach(store -> table.row(cells(store).toArray(String[]::new)));
        return table;
    }

    /** The section for a Markdown report. */
    public String markdown() {
        StringBuilder text = new StringBuilder("\n## The same readers on the peers\n\n")
                .append(
                        "A reader follows by tokens, as a tracking processor does. A unit of work appends an event and commits")
                .append(" only\nafter others have overtaken it; an event is dated 15 s before what was read; a log is")
                .append(" replayed.\n\nIn this run: ")
                .append(verdict())
                .append(".\n\n");
        List<String> columns = columns();
        row(text, columns);
        row(text, columns.stream().map(column -> "---").toList());
        stores.forEach(store -> row(text, cells(store)));
        return text.toString();
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("store"));
        overtaking.forEach(
                others -> columns.add(String.format(Locale.ROOT, "overtaken by %,d: never delivered", others)));
        columns.addAll(List.of("stamped 15 s late: never delivered", "replayed, taken for new"));
        return columns;
    }

    private List<String> cells(OfStore store) {
        List<String> cells = new ArrayList<>(List.of(store.name()));
        if (store.failure() != null) {
            cells.add(store.failure().lines().findFirst().orElse(""));
            overtaking.forEach(others -> cells.add(""));
            cells.add("");
            return cells;
        }
        overtaking.forEach(others -> cells.add(
                String.format(Locale.ROOT, "%,d of %,d", store.neverDelivered().get(others), others + 2)));
        cells.add(store.lateNeverDelivered() + " of 2");
        cells.add(String.format(Locale.ROOT, "%,d of %,d", store.takenForNew(), replayedEvents));
        return cells;
    }
}
