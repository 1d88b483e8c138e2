package dev.coopclaims.benchmarks.growth;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.EncodedCommit;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import dev.coopclaims.eventstore.sealing.FieldSealing;
import dev.coopclaims.eventstore.sealing.MasterKeyRing;
import dev.coopclaims.eventstore.sealing.MasterKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.Document;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;

/**
 * Writes many claims into an empty database, through the event store's appender and commit by commit: copies of what the
 * demonstration has written, whole histories with their funds, invoices, caps, earnings and numbers. Most copies are of
 * new partners; one in twenty-five continues the demonstration's own, who so have many claims.
 */
public final class Generator {
    private static final String SECRETS = "installationSecrets";
    private static final int COPIES_OF_NEW_PARTNERS = 24;
    /** Twice what the appender writes at once: each waits for its commit, and the next one of a history for that. */
    private static final int CALLERS = 2_048;

    private static final int MOST_OF_DEMONSTRATION = 20;
    private static final long SEED = 20_261_129;
    /** Numbers of seven digits, which the application would give out only after all of six. */
    private static final long FIRST_NUMBER = 1_000_000;

    private static final long LAST_NUMBER = 9_999_999;
    private static final String ALLOTTED = "coop.claim.ClaimNumbersAllotted";
    private static final long BETWEEN_COPIES_MILLIS = 2_000;
    private static final double NANOS_IN_SECOND = 1e9;

    private final Template template;
    private final FieldSealing fields;
    private final int copies;
    private final int ofDemonstration;
    private final Map<String, FundSums> funds = new TreeMap<>();

    private Generator(Template template, FieldSealing fields, int claims) {
        this.template = template;
        this.fields = fields;
        this.copies = Math.max(2, Math.ceilDiv(claims, template.claims()));
        this.ofDemonstration = Math.clamp(copies / (COPIES_OF_NEW_PARTNERS + 1), 1, MOST_OF_DEMONSTRATION);
    }

    /**
     * What was written.
     *
     * @param partners organisations that have claims
     * @param funds what each fund must hold
     */
    public record Written(
            int claims, int partners, long commits, long events, double seconds, Map<String, FundSums> funds) {
        public Written {
            funds = Collections.unmodifiableMap(funds);
        }
    }

    /**
     * Writes at least so many claims.
     *
     * @param uri of a replica set, without a database
     * @param from database in which the demonstration has run
     * @param to an empty database
     * @param masterKeys of both, as in a file of master keys
     */
    public static Written write(String uri, String from, String to, String masterKeys, int claims) {
        MasterKeys master = MasterKeyRing.of(masterKeys);
        try (MongoClient client = MongoClients.create(uri)) {
            Template template;
            try (MongoCommitLog log = MongoCommitLog.open(client, uri, from)) {
                template = Template.of(log, Opened.sealing(client.getDatabase(from), master));
            }
            // An application refuses a log whose digests are of another secret than its own.
            MongoCollection<Document> secrets = client.getDatabase(to).getCollection(SECRETS);
            client.getDatabase(from).getCollection(SECRETS).find().forEach(secrets::insertOne);
            try (MongoCommitLog log = MongoCommitLog.open(client, uri, to);
                    Appender appender = Appender.startedOn(log)) {
                return new Generator(template, Opened.sealing(client.getDatabase(to), master), claims).write(appender);
            }
        }
    }

    private Written write(Appender appender) {
        long startNanos = System.nanoTime();
        AtomicLong commits = new AtomicLong();
        AtomicLong events = new AtomicLong();
        CommitCopy vendor = new CommitCopy(fields, template.subjects());
        for (StoredCommit commit : template.vendor()) {
            append(appender, vendor.of(commit, (field, text) -> text, 0), commit, commits, events);
        }
        StoredCommit last = template.vendor().stream()
                .filter(commit -> commit.events().getFirst().name().equals(ALLOTTED))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        append(appender, vendor.of(allottingTheRest(last), Generator::withOtherIds, 0), last, commits, events);

        ConcurrentLinkedQueue<Runnable> work = new ConcurrentLinkedQueue<>(histories(appender, commits, events));
        int partners = template.partners().size() * (1 + copies - ofDemonstration);
        inParallel(work);
        return new Written(
                copies * template.claims(),
                partners,
                commits.get(),
                events.get(),
                (System.nanoTime() - startNanos) / NANOS_IN_SECOND,
                funds);
    }

    /** The longest come first: those that continue the demonstration's partners. */
    private List<Runnable> histories(Appender appender, AtomicLong commits, AtomicLong events) {
        List<Runnable> work = new ArrayList<>();
        long number = FIRST_NUMBER;
        int turn = 0;
        for (Map.Entry<String, List<StoredCommit>> partner : template.partners().entrySet()) {
            List<StoredCommit> history = partner.getValue();
            List<Piece> pieces = new ArrayList<>();
            for (int copy = 0; copy < ofDemonstration; copy++) {
                pieces.add(new Piece(partner.getKey(), partner.getKey(), copy, turn++, number));
                number += history.size();
            }
            FundSums.of(history).forEach((fund, sums) -> funds.put(fund, sums.times(ofDemonstration)));
            work.add(() -> copy(appender, history, pieces, commits, events));
        }
        for (int copy = ofDemonstration; copy < copies; copy++) {
            for (Map.Entry<String, List<StoredCommit>> partner :
                    template.partners().entrySet()) {
                String renamed = partner.getKey() + "-" + copy;
                List<StoredCommit> history = partner.getValue();
                Piece piece = new Piece(partner.getKey(), renamed, copy, turn++, number);
                number += history.size();
                String old = "fund-" + partner.getKey().substring(4) + ".";
                FundSums.of(history)
                        .forEach((fund, sums) ->
                                funds.put("fund-" + renamed.substring(4) + "." + fund.substring(old.length()), sums));
                work.add(() -> copy(appender, history, List.of(piece), commits, events));
            }
        }
        return work;
    }

    /**
     * One copy of a partner's history.
     *
     * @param turn among all pieces, from 0
     */
    private record Piece(String organisation, String copied, int copy, int turn, long firstNumber) {}

    private void copy(
            Appender appender, List<StoredCommit> history, List<Piece> pieces, AtomicLong commits, AtomicLong events) {
        CommitCopy encoder = new CommitCopy(fields, template.subjects());
        ClaimsApart claims = new ClaimsApart();
        for (Piece piece : pieces) {
            long toLast = piece.turn() - (long) copies * template.partners().size();
            Renaming renaming = new Renaming(
                    history,
                    piece.organisation(),
                    piece.copied(),
                    Integer.toString(piece.copy()),
                    toLast * template.millis(),
                    piece.firstNumber(),
                    SEED);
            encoder.createKeys(history, renaming::of);
            boolean continues = piece.organisation().equals(piece.copied()) && piece.copy() > 0;
            for (StoredCommit commit : history) {
                String type = commit.events().getFirst().type();
                if (!continues || !"Organisation".equals(type)) {
                    EncodedCommit copied = encoder.of(
                            continues ? withoutOpening(commit) : commit,
                            renaming::of,
                            toLast * BETWEEN_COPIES_MILLIS / template.partners().size());
                    Runnable append = () -> append(appender, copied, commit, commits, events);
                    if (pieces.size() > 1) {
                        claims.append(streams(commit, renaming), append);
                    } else {
                        append.run();
                    }
                }
            }
        }
        claims.awaitAll();
    }

    private static List<String> streams(StoredCommit commit, Renaming renaming) {
        return commit.events().stream()
                .map(event -> renaming.of(CommitLayout.EVENT_STREAM, Objects.requireNonNull(event.stream())))
                .toList();
    }

    /** A fund that continues is open already. */
    private static StoredCommit withoutOpening(StoredCommit commit) {
        List<StoredEvent> kept = commit.events().stream()
                .filter(event -> !event.name().equals("coop.fund.FundOpened"))
                .toList();
        return new StoredCommit(commit.position(), commit.recordedAt(), kept, commit.raw());
    }

    private static void append(
            Appender appender, EncodedCommit commit, StoredCommit original, AtomicLong commits, AtomicLong events) {
        appender.append(commit);
        commits.incrementAndGet();
        events.addAndGet(original.events().size());
    }

    /** All numbers with seven digits and less, so that the copies may use them and the application does not. */
    private static StoredCommit allottingTheRest(StoredCommit commit) {
        StoredEvent event = commit.events().getFirst();
        BsonDocument payload = event.payload().decode(new BsonDocumentCodec());
        payload.put("first", new BsonInt64(payload.getNumber("last").longValue() + 1));
        payload.put("last", new BsonInt64(LAST_NUMBER));
        StoredEvent changed = Opened.with(event, payload);
        return new StoredCommit(commit.position(), commit.recordedAt(), List.of(changed), commit.raw());
    }

    private static String withOtherIds(String field, String text) {
        return field.equals(CommitLayout.EVENT_ID)
                ? UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString()
                : text;
    }

    private static void inParallel(ConcurrentLinkedQueue<Runnable> work) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.ofVirtual().name("generator-" + i).start(() -> {
                for (Runnable next = work.poll(); next != null && failure.get() == null; next = work.poll()) {
                    try {
                        next.run();
                    } catch (RuntimeException | Error failed) {
                        failure.compareAndSet(null, failed);
                    }
                }
            }));
        }
        try {
            for (Thread caller : callers) {
                caller.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while claims were written", stopped);
        }
        Throwable first = failure.get();
        if (first != null) {
            throw new IllegalStateException("not everything was written", first);
        }
    }
}
