package dev.coopclaims.eventstore.faults;

import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.RawBsonDocument;

/** Holds the log against what writers and readers were told. Reads on where it stopped; not thread-safe. */
final class LogCheck {

    private static final int PAGE_COMMITS = 4_000;
    /** How many events before the last end are read again each time: what a fault takes away is recent. */
    private static final int AGAIN_EVENTS = 20_000;

    private final Ledger ledger;
    private final Broken broken;
    private final SeenEvents log = new SeenEvents();
    private final Map<String, Long> nextSequences = new HashMap<>();
    /** The position of every commit that was read, by its writer and number. */
    private final Map<Integer, Ledger.Answers> stored = new TreeMap<>();

    private final Map<Integer, BitSet> reported = new HashMap<>();
    private Instant recordedAt = Instant.EPOCH;
    private long commits;

    LogCheck(Ledger ledger, Broken broken) {
        this.ledger = ledger;
        this.broken = broken;
    }

    long events() {
        return log.next();
    }

    long commits() {
        return commits;
    }

    /** Reads what is new up to the log's end, and the last part of what was read before once more. */
    void readOn(CommitLog source) {
        long again = startAgain(source, Math.max(0, log.next() - AGAIN_EVENTS));
        readFrom(source, again);
    }

    /** Reads the whole log again, so that nothing may have changed or gone. */
    void readAll(CommitLog source) {
        readFrom(source, 0);
    }

    private static long startAgain(CommitLog source, long position) {
        return position == 0
                ? 0
                : source.commitHolding(position).map(CommitLayout::positionOf).orElse(position);
    }

    private void readFrom(CommitLog source, long first) {
        long position = first;
        List<RawBsonDocument> page = source.commits(position, PAGE_COMMITS);
        while (!page.isEmpty()) {
            for (RawBsonDocument document : page) {
                take(StoredCommit.of(document), position);
                position = CommitLayout.endOf(document);
            }
            page = source.commits(position, PAGE_COMMITS);
        }
        if (position < log.next()) {
            broken.add("the log ends at position " + position + " and held " + log.next() + " events before");
        }
    }

    /** Takes in a commit that must stand at a position; one that was there before must be the same. */
    void take(StoredCommit commit, long position) {
        if (commit.position() != position) {
            broken.add("no commit at position " + position + " but one at " + commit.position());
        }
        if (commit.position() >= log.next()) {
            takeNew(commit);
            return;
        }
        for (StoredEvent event : commit.events()) {
            if (event.position() >= log.next()
                    || log.at((int) event.position()) != SeenEvents.fingerprint(event.id())) {
                broken.add("another event stands at position " + event.position() + " than before");
                return;
            }
        }
    }

    private void takeNew(StoredCommit commit) {
        commits++;
        if (commit.recordedAt().isBefore(recordedAt)) {
            broken.add("recordedAt decreases at position " + commit.position());
        }
        recordedAt = commit.recordedAt();
        for (StoredEvent event : commit.events()) {
            log.add(SeenEvents.fingerprint(event.id()));
            String stream = String.valueOf(event.stream());
            long expected = nextSequences.getOrDefault(stream, 0L);
            if (event.sequence() != expected) {
                broken.add("stream " + stream + " has sequence " + event.sequence() + " at position " + event.position()
                        + " where " + expected + " must come");
            }
            nextSequences.put(stream, event.sequence() + 1);
        }
        checkCommit(commit);
    }

    private void checkCommit(StoredCommit commit) {
        RawBsonDocument first = commit.events().getFirst().payload();
        int writer = number(first, "writer");
        int number = number(first, "number");
        int index = 0;
        for (StoredEvent event : commit.events()) {
            RawBsonDocument payload = event.payload();
            if (number(payload, "writer") != writer
                    || number(payload, "number") != number
                    || number(payload, "index") != index++
                    || number(payload, "of") != commit.events().size()) {
                broken.add("the commit at position " + commit.position() + " is not whole");
                return;
            }
        }
        Ledger.Answers positions = stored.computeIfAbsent(writer, ignored -> new Ledger.Answers());
        if (positions.get(number) >= 0) {
            broken.add(name(writer, number) + " is stored twice, again at position " + commit.position());
        }
        positions.put(number, commit.position());
    }

    private static int number(RawBsonDocument payload, String field) {
        return payload.getNumber(field).intValue();
    }

    private static String name(int writer, int number) {
        return "commit " + number + " of writer " + writer;
    }

    /**
     * Holds every answer given so far against what was read; commits beyond a position are left for later. A commit may be
     * read before its answer is known here, or even that it was asked for: a process tells by lines that take their time.
     */
    void compareAnswers(long upToPosition) {
        ledger.writers().forEach((writer, answers) -> {
            Ledger.Answers positions = stored.getOrDefault(writer, new Ledger.Answers());
            BitSet said = reported.computeIfAbsent(writer, ignored -> new BitSet());
            for (int number = 0; number < answers.size(); number++) {
                long answer = answers.get(number);
                long at = positions.get(number);
                String promise = null;
                if (answer >= 0 && answer < upToPosition && at < 0) {
                    promise = " was acknowledged at position " + answer + " and is not there";
                } else if (answer >= 0 && at >= 0 && at != answer) {
                    promise = " is stored at " + at + ", its writer was told " + answer;
                } else if (answer == Ledger.REFUSED && at >= 0) {
                    promise = " was answered as not stored and is there";
                }
                if (promise != null && !said.get(number)) {
                    said.set(number);
                    broken.add(name(writer, number) + promise);
                }
            }
        });
    }

    /** At the end, when every writer has said all: nothing is stored that nobody asked for. */
    void compareAsked() {
        stored.forEach((writer, positions) -> {
            Ledger.Answers answers = ledger.writers().getOrDefault(writer, new Ledger.Answers());
            for (int number = 0; number < positions.size(); number++) {
                if (positions.get(number) >= 0 && answers.get(number) == Long.MIN_VALUE) {
                    broken.add(name(writer, number) + " is stored and nobody asked for it");
                }
            }
        });
    }

    /** How many commits of unknown or no outcome are there. */
    long unansweredThatAreStored() {
        long[] there = {0};
        ledger.writers().forEach((writer, answers) -> {
            Ledger.Answers positions = stored.getOrDefault(writer, new Ledger.Answers());
            for (int number = 0; number < answers.size(); number++) {
                long answer = answers.get(number);
                if ((answer == Ledger.UNKNOWN || answer == Ledger.OPEN) && positions.get(number) >= 0) {
                    there[0]++;
                }
            }
        });
        return there[0];
    }

    /** Holds what a reader saw against the log. */
    void compare(String reader, SeenEvents seen) {
        if (seen.next() != log.next()) {
            broken.add(reader + " saw " + seen.next() + " events of " + log.next());
        }
        for (int position = 0; position < Math.min(seen.next(), log.next()); position++) {
            if (seen.at(position) != log.at(position)) {
                broken.add(reader + " saw another event at position " + position + " than the log holds");
                return;
            }
        }
    }
}
