package dev.coopclaims.eventstore.faults;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.faults.FaultPlan.Planned;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.log.Tail;
import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A seeded mixture of faults on a replica set of its own, while two nodes in this process and one in another write, and
 * tails, streams and a processor read. After every fault, and at the end, all promises are checked.
 */
public final class FaultSuite {

    private static final Logger logger = LoggerFactory.getLogger(FaultSuite.class);
    private static final Duration RESUME_WITHIN = Duration.ofSeconds(20);
    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(60);
    private static final Duration VALIDATED_WITHIN = Duration.ofSeconds(90);
    private static final long QUIET_NANOS = 500_000_000;

    /**
     * What to run.
     *
     * @param seconds for which new faults begin; checking comes on top
     * @param seed of faults and pauses
     * @param members of the replica set, 1 or 3
     * @param only these kinds; all when empty
     */
    public record Options(long seconds, long seed, int members, Set<FaultKind> only) {
        public Options {
            only = Set.copyOf(only);
            if (seconds < 1 || (members != 1 && members != 3)) {
                throw new IllegalArgumentException("at least 1 second, and 1 or 3 members");
            }
        }
    }

    private final Options options;
    private final Broken broken = new Broken();
    private final Ledger ledger = new Ledger();
    private final LogCheck check = new LogCheck(ledger, broken);
    private final List<Report.Fault> injected = new ArrayList<>();

    private FaultSuite(Options options) {
        this.options = options;
    }

    /** Starts a replica set, runs the mixture and checks; ends all that it started. */
    public static Report run(Options options) {
        return new FaultSuite(options).run();
    }

    private Report run() {
        JumpyClock clock = new JumpyClock(options.seed());
        try (Members members = Members.start(options.members());
                Proxies proxies = new Proxies(members);
                MongoClient checking = MongoClients.create(members.uri());
                FaultNode first = new FaultNode("faults-1", members.uri(), "&retryWrites=false", true, true, clock);
                FaultNode second =
                        new FaultNode("faults-2", members.uri(), "", false, false, new JumpyClock(options.seed() + 1));
                Observers observers = new Observers(List.of(first, second), broken)) {
            proxies.late().watch(first.writes());
            List<FaultNode> nodes = List.of(first, second);
            CommitLog log = MongoCommitLog.open(checking, members.uri(), FaultNode.DATABASE);
            Load load = new Load(members.uri(), nodes, options.seed(), RESUME_WITHIN, ledger, broken);
            try {
                load.awaitStart(START_WITHIN);
                mix(members, new Faults(members, proxies, nodes, clock, load), load, observers, log);
                load.stop();
                nodes.forEach(FaultNode::closeAppender);
                finish(members, observers, log, checking);
            } catch (RuntimeException e) {
                logger.error("The suite could not go on", e);
                broken.add("the suite could not go on: " + e);
            } finally {
                load.stop();
            }
            return report(load, observers, proxies.late());
        }
    }

    private void mix(Members members, Faults faults, Load load, Observers observers, CommitLog log) {
        FaultPlan plan = new FaultPlan(options.seed(), options.members(), options.only());
        long start = System.nanoTime();
        long end = start + Duration.ofSeconds(options.seconds()).toNanos();
        for (Planned planned = plan.next(); System.nanoTime() < end; planned = plan.next()) {
            LockSupport.parkNanos(1_000_000L * planned.pauseMillis());
            long atMillis = (System.nanoTime() - start) / 1_000_000;
            String what = "seed " + options.seed() + ", fault " + planned.number() + " " + planned.kind();
            broken.during(what);
            logger.info("{} at {} ms for {} ms", what, atMillis, planned.lastsMillis());
            ledger.startMeasuringGaps();
            Faults.Effect effect = faults.apply(planned);
            load.awaitWriting("after " + planned.kind());
            long pauseMillis = ledger.longestGapMillis();
            members.awaitHealthy();
            long checkedTo = checked(log);
            observers.awaitReaders(checkedTo);
            injected.add(new Report.Fault(
                    planned.number(),
                    planned.kind(),
                    atMillis,
                    planned.lastsMillis(),
                    effect.hitInFlight(),
                    effect.failedWrites(),
                    pauseMillis));
        }
    }

    /** Reads on and holds all answers given before against it. */
    private long checked(CommitLog log) {
        // What was answered before the tail is read must be there; later answers are for the next time.
        long tail = retried(log::tail).nextPosition();
        retried(() -> {
            check.readOn(log);
            return true;
        });
        check.compareAnswers(tail);
        return tail;
    }

    private static <T> T retried(java.util.function.Supplier<T> reading) {
        long deadline = System.nanoTime() + RESUME_WITHIN.toNanos();
        while (true) {
            try {
                return reading.get();
            } catch (MongoException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    private void finish(Members members, Observers observers, CommitLog log, MongoClient checking) {
        broken.during("seed " + options.seed() + ", at the end");
        members.awaitHealthy();
        awaitQuiet(log);
        retried(() -> {
            check.readAll(log);
            return true;
        });
        check.compareAnswers(Long.MAX_VALUE);
        check.compareAsked();
        observers.awaitReaders(check.events());
        observers.compare(check, checking);
        for (int member = 0; member < members.count(); member++) {
            validate(members.hosts().get(member));
        }
    }

    /** What a killed process had sent may still arrive. */
    private void awaitQuiet(CommitLog log) {
        Tail[] last = {retried(log::tail)};
        boolean quiet = Await.until(QUIET_WITHIN, () -> {
            LockSupport.parkNanos(QUIET_NANOS);
            Tail now = retried(log::tail);
            boolean same = now.equals(last[0]);
            last[0] = now;
            return same;
        });
        if (!quiet) {
            broken.add("the log still grows although nobody writes");
        }
    }

    /** Index and data agree, by the server's own check; a member that just rolled back answers a little later. */
    private void validate(String host) {
        try (MongoClient member = MongoClients.create("mongodb://" + host + "/?directConnection=true")) {
            Document[] result = {new Document("errmsg", "no answer")};
            Await.until(VALIDATED_WITHIN, () -> {
                try {
                    result[0] = member.getDatabase(FaultNode.DATABASE)
                            .runCommand(new Document("validate", MongoCommitLog.COLLECTION));
                    return true;
                } catch (MongoException e) {
                    LockSupport.parkNanos(QUIET_NANOS);
                    return false;
                }
            });
            if (!result[0].getBoolean("valid", false)) {
                broken.add("index and data of member " + host + " do not agree: " + result[0].toJson());
            }
        }
    }

    private Report report(Load load, Observers observers, LateRequests late) {
        return new Report(
                options.seed(),
                options.members(),
                options.seconds(),
                ledger.acknowledged(),
                ledger.unknown(),
                check.unansweredThatAreStored(),
                ledger.refused(),
                late.executed(),
                late.stored(),
                check.commits(),
                check.events(),
                observers.handledAgain(),
                load.slowestResumeMillis(),
                RESUME_WITHIN.toMillis(),
                List.copyOf(injected),
                broken.promises());
    }
}
