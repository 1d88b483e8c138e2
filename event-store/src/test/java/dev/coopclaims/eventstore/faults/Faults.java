package dev.coopclaims.eventstore.faults;

import com.mongodb.MongoException;
import dev.coopclaims.eventstore.faults.FaultPlan.Planned;
import dev.coopclaims.eventstore.faults.TcpProxy.Mode;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.bson.Document;

/** Applies one planned fault, keeps it in force as long as planned, and lifts it. */
final class Faults {

    private static final Duration AIM = Duration.ofMillis(500);
    /** A write that has been under way so long after its server was stopped waits for it. */
    private static final long HELD_UP_NANOS = 50_000_000;

    private static final long FAIL_POINT_NANOS = 1_000_000_000;
    private static final int[] GOING_AWAY = {91, 189, 11600, 11602, 262};

    private final Members members;
    private final Proxies proxies;
    private final List<FaultNode> nodes;
    private final JumpyClock clock;
    private final Load load;

    /** {@code nodes}: the first one goes through the proxies and by the clock. */
    Faults(Members members, Proxies proxies, List<FaultNode> nodes, JumpyClock clock, Load load) {
        this.members = members;
        this.proxies = proxies;
        this.nodes = nodes;
        this.clock = clock;
        this.load = load;
    }

    /**
     * What a fault met.
     *
     * @param hitInFlight whether a write that was under way failed or was held up by it
     * @param failedWrites inserts without a proper reply while it was in force
     */
    record Effect(boolean hitInFlight, long failedWrites) {}

    Effect apply(Planned planned) {
        long failedBefore = failed();
        boolean caught = applied(planned);
        long failed = failed() - failedBefore;
        return new Effect(caught || failed > 0, failed);
    }

    private long failed() {
        return nodes.stream().mapToLong(node -> node.writes().failed()).sum();
    }

    private boolean applied(Planned planned) {
        return switch (planned.kind()) {
            case PRIMARY_KILLED -> killed(planned, members.primary());
            case SECONDARY_KILLED -> killed(planned, secondary(planned));
            case ALL_KILLED -> allKilled(planned);
            case PRIMARY_STOPPED -> stopped(planned, members.primary());
            case SECONDARY_STOPPED -> stopped(planned, secondary(planned));
            case STEP_DOWN -> steppedDown(planned);
            case UNREPLICATED_PRIMARY_KILLED -> unreplicatedPrimaryKilled(planned);
            case CONNECTION_CLOSED_BEFORE_WRITE -> failing(planned, "closeConnection: true");
            case NO_MAJORITY_WORD ->
                failing(
                        planned,
                        "writeConcernError: {code: 64, codeName: 'WriteConcernFailed', errmsg: 'lost', errorLabels: []}");
            case SERVER_ERROR -> failing(planned, "errorCode: " + GOING_AWAY[planned.choice() % GOING_AWAY.length]);
            case WRITE_BLOCKED -> failing(planned, "blockConnection: true, blockTimeMS: " + (100 + planned.choice()));
            case DISK_FULL_ERROR -> failing(planned, "errorCode: 14031");
            case CONNECTIONS_CUT -> cut();
            case CONNECTIONS_STALLED -> interfered(planned, Mode.STALL, false);
            case CONNECTIONS_HALF_OPEN -> interfered(planned, Mode.SWALLOW, true);
            case REQUESTS_HELD -> requestsHeld(planned);
            case REPLIES_LOST -> interfered(planned, Mode.LOSE_REPLIES, true);
            case WRITER_PROCESS_KILLED -> load.killProcess();
            case CLOCK_JUMPS -> clockJumped(planned);
        };
    }

    private int secondary(Planned planned) {
        List<Integer> secondaries = members.secondaries();
        return secondaries.get(planned.choice() % secondaries.size());
    }

    private boolean killed(Planned planned, int member) {
        boolean caught = aimed(nodes, () -> members.kill(member));
        members.awaitDeath(member);
        if (members.count() > 1) {
            load.awaitWriting("with member " + member + " dead");
        }
        rest(planned);
        members.restart(member);
        return caught;
    }

    private boolean allKilled(Planned planned) {
        boolean caught = aimed(nodes, members::killAll);
        rest(planned);
        IntStream.range(0, members.count()).forEach(members::restart);
        // Members first apply what they have logged since their last checkpoint, up to a minute's worth.
        members.primary();
        return caught;
    }

    private boolean stopped(Planned planned, int member) {
        try {
            boolean caught = aimed(nodes, () -> members.pause(member));
            LockSupport.parkNanos(HELD_UP_NANOS);
            boolean heldUp = planned.kind() == FaultKind.PRIMARY_STOPPED
                    && !underWay(nodes).isEmpty();
            rest(planned);
            return caught || heldUp;
        } finally {
            members.resume(member);
        }
    }

    private boolean steppedDown(Planned planned) {
        int primary = members.primary();
        boolean caught = aimed(nodes, () -> {
            try {
                members.run(primary, new Document("replSetStepDown", 5).append("secondaryCatchUpPeriodSecs", 1));
            } catch (MongoException e) {
                // It closes connections, or nobody had caught up: then it was none.
            }
        });
        rest(planned);
        return caught;
    }

    /** What only the primary has must not become a reader's or another writer's truth. */
    private boolean unreplicatedPrimaryKilled(Planned planned) {
        int primary = members.primary();
        List<Integer> secondaries = members.secondaries();
        boolean caught;
        try {
            for (int secondary : secondaries) {
                members.failPoint(secondary, "stopReplProducer", "'alwaysOn'", "{}");
            }
            LockSupport.parkNanos(1_000_000L * (300 + planned.choice()));
            caught = aimed(nodes, () -> members.kill(primary));
            members.awaitDeath(primary);
        } finally {
            for (int secondary : secondaries) {
                members.endFailPoint(secondary, "stopReplProducer");
            }
        }
        load.awaitWriting("after the primary that nobody followed died");
        rest(planned);
        members.restart(primary);
        return caught;
    }

    private boolean failing(Planned planned, String how) {
        FaultNode node = nodes.get(planned.choice() % nodes.size());
        int primary = members.primary();
        int times = 1 + planned.choice() % 5;
        int before = members.failPoint(
                primary,
                "failCommand",
                "{times: " + times + "}",
                "{failCommands: ['insert'], appName: '" + node.name() + "', namespace: '" + FaultNode.DATABASE
                        + ".commits', " + how + "}");
        LockSupport.parkNanos(FAIL_POINT_NANOS);
        return members.endFailPoint(primary, "failCommand") > before;
    }

    private boolean cut() {
        return aimed(nodes.subList(0, 1), proxies::cut);
    }

    private boolean interfered(Planned planned, Mode mode, boolean cutAfter) {
        boolean caught = aimed(nodes.subList(0, 1), () -> proxies.mode(mode));
        rest(planned);
        if (cutAfter) {
            proxies.cut();
        }
        proxies.mode(Mode.PASS);
        return caught;
    }

    /** By turns all that the node sends, so that what is late comes first, and one write alone, which comes last. */
    private boolean requestsHeld(Planned planned) {
        long end = System.nanoTime() + 1_000_000L * planned.lastsMillis();
        boolean caught = false;
        boolean all = planned.choice() % 2 == 0;
        do {
            long nanos = FaultNode.IMPATIENT_NANOS + 1_000_000L * planned.choice();
            if (all) {
                caught |= aimed(nodes.subList(0, 1), () -> proxies.mode(Mode.HOLD_REQUESTS));
                LockSupport.parkNanos(nanos);
            } else {
                proxies.holdNext("insert", MongoCommitLog.COLLECTION, nanos);
                LockSupport.parkNanos(nanos);
            }
            proxies.mode(Mode.PASS);
            load.awaitWriting("after its requests were held");
            all = !all;
        } while (System.nanoTime() < end);
        return caught;
    }

    private boolean clockJumped(Planned planned) {
        long minutes = planned.choice() % 20 - 10L;
        boolean caught = aimed(nodes.subList(0, 1), () -> clock.offBy(minutes * 60_000));
        rest(planned);
        clock.offBy(0);
        return caught;
    }

    /** Does it while a write of one of the nodes is under way, and says whether one still was right after it. */
    private static boolean aimed(List<FaultNode> at, Runnable action) {
        Await.until(AIM, () -> !underWay(at).isEmpty());
        Collection<String> before = underWay(at);
        action.run();
        return !Collections.disjoint(before, underWay(at));
    }

    private static Set<String> underWay(List<FaultNode> nodes) {
        Set<String> all = new HashSet<>();
        for (FaultNode node : nodes) {
            node.writes().now().forEach(request -> all.add(node.name() + request));
        }
        return all;
    }

    private static void rest(Planned planned) {
        LockSupport.parkNanos(1_000_000L * planned.lastsMillis());
    }
}
