package dev.coopclaims.eventstore.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a run did and found.
 *
 * @param seed decides the faults; the same seed gives the same ones at the same pauses
 * @param members of the replica set
 * @param seconds that faults went on
 * @param acknowledged commits whose writers were told a position
 * @param unknown commits whose writers were told that nobody knows
 * @param unknownStored commits of unknown outcome, or never answered, that are stored
 * @param refused commits whose writers were told that they were not stored
 * @param executedLate writes that the server executed after their node had given up
 * @param storedLate of these, how many stored something
 * @param commits in the log
 * @param events in the log
 * @param handledAgain events that the processor was given more than once
 * @param slowestResumeMillis from the end of a fault until every node had written again, at most
 * @param resumeWithinMillis the bound that was kept to
 * @param faults in their order
 * @param broken promises, in words; empty is what one wants
 */
public record Report(
        long seed,
        int members,
        long seconds,
        long acknowledged,
        long unknown,
        long unknownStored,
        long refused,
        long executedLate,
        long storedLate,
        long commits,
        long events,
        long handledAgain,
        long slowestResumeMillis,
        long resumeWithinMillis,
        List<Fault> faults,
        List<String> broken) {

    /**
     * One fault.
     *
     * @param atMillis since the start
     * @param hitInFlight whether a write under way failed or was held up
     * @param failedWrites inserts of the nodes in this process without a proper reply meanwhile
     * @param pauseMillis the longest time that one node got no acknowledgement, from the fault until all wrote again
     */
    public record Fault(
            int number,
            FaultKind kind,
            long atMillis,
            int lastsMillis,
            boolean hitInFlight,
            long failedWrites,
            long pauseMillis) {}

    /** One kind of fault, summed up. */
    public record Kind(
            FaultKind kind,
            long faults,
            long hitInFlight,
            long failedWrites,
            long medianPauseMillis,
            long maxPauseMillis) {}

    /** Faults that hit a write in flight. */
    public long hits() {
        return faults.stream().filter(Fault::hitInFlight).count();
    }

    /** Whether the run proves anything, and that nothing is broken. */
    public boolean passed() {
        return broken.isEmpty() && hits() > 0;
    }

    /** The kinds that occurred. */
    public List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        for (FaultKind kind : FaultKind.values()) {
            List<Fault> mine =
                    faults.stream().filter(fault -> fault.kind() == kind).toList();
            long[] pauses = mine.stream().mapToLong(Fault::pauseMillis).sorted().toArray();
            if (pauses.length > 0) {
                kinds.add(new Kind(
                        kind,
                        mine.size(),
                        mine.stream().filter(Fault::hitInFlight).count(),
                        mine.stream().mapToLong(Fault::failedWrites).sum(),
                        pauses[pauses.length / 2],
                        Arrays.stream(pauses).max().orElse(0)));
            }
        }
        return kinds;
    }

    /** For people, at the end of a run. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "faults: seed %d, %d member(s), %d s: %d faults, %d of them hit a write in flight%n",
                seed,
                members,
                seconds,
                faults.size(),
                hits()));
        text.append(String.format(
                Locale.ROOT,
                "  commits: %d acknowledged, %d unknown or unanswered are stored (%d were told unknown), %d told not stored; log: %d commits,"
                        + " %d events; %d events handled again%n",
                acknowledged,
                unknownStored,
                unknown,
                refused,
                commits,
                events,
                handledAgain));
        text.append(String.format(
                Locale.ROOT,
                "  %d writes were executed after their node had given up, %d of them stored something%n",
                executedLate,
                storedLate));
        text.append(String.format(
                Locale.ROOT,
                "  all nodes wrote again within %d ms after a fault was over (bound: %d ms)%n",
                slowestResumeMillis,
                resumeWithinMillis));
        for (Kind kind : kinds()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-31s %3d times, %3d hit a write in flight, %4d failed writes, pause %6d ms median %6d ms max%n",
                    kind.kind(),
                    kind.faults(),
                    kind.hitInFlight(),
                    kind.failedWrites(),
                    kind.medianPauseMillis(),
                    kind.maxPauseMillis()));
        }
        broken.forEach(promise -> text.append("  BROKEN: ").append(promise).append('\n'));
        text.append(passed() ? "  every promise was kept\n" : replay());
        return text.toString();
    }

    private String replay() {
        return "  FAILED" + (hits() == 0 ? " (no fault hit a write in flight)" : "")
                + "; again with: benchmarks/run faults --seconds " + seconds + " --seed " + seed + " --members "
                + members + "\n";
    }

    /** The report to keep. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# What faults did to the event store\n\n");
        text.append("Written by `benchmarks/run faults --seconds ")
                .append(seconds)
                .append(" --seed ")
                .append(seed)
                .append(" --members ")
                .append(members)
                .append("`. ")
                .append(passed() ? "Every promise was kept.\n\n" : "**Promises were broken, see the end.**\n\n");
        text.append("| | |\n|---|---|\n");
        row(text, "faults", faults.size());
        row(text, "of them hit a write in flight", hits());
        row(text, "commits acknowledged", acknowledged);
        row(text, "told \"outcome unknown\"", unknown);
        row(text, "unknown or unanswered and stored", unknownStored);
        row(text, "told \"not stored\" (none was)", refused);
        row(text, "writes executed after their node had given up", executedLate);
        row(text, "of them stored something", storedLate);
        row(text, "commits in the log", commits);
        row(text, "events in the log", events);
        row(text, "events that the processor handled again (effect once)", handledAgain);
        row(text, "until all nodes wrote again after a fault, ms at most", slowestResumeMillis);
        row(text, "bound for it, ms", resumeWithinMillis);
        text.append(
                "\nPause: the longest time that one of the three nodes got no acknowledgement; faults last 0.1 to 3.5 s\n(those of failCommand: up to 5 writes), so a node that is cut off pauses at least as long.\n\n");
        text.append("| Fault | Times | Hit a write in flight | Failed writes | Pause, ms: median | max |\n");
        text.append("|---|---|---|---|---|---|\n");
        for (Kind kind : kinds()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %d | %d |%n",
                    kind.kind().text(),
                    kind.faults(),
                    kind.hitInFlight(),
                    kind.failedWrites(),
                    kind.medianPauseMillis(),
                    kind.maxPauseMillis()));
        }
        if (!broken.isEmpty()) {
            text.append("\n## Broken promises\n\n");
            broken.forEach(promise -> text.append("- ").append(promise).append('\n'));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String what, long figure) {
        text.append(String.format(Locale.ROOT, "| %s | %,d |%n", what, figure));
    }
}
