package dev.coopclaims.eventstore.contract;

import dev.coopclaims.eventstore.append.AppenderSettings;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the suites of the contract share: a fresh server and nodes on it. */
public abstract class ContractSuite {

    /** The system property that limits how long a test waits for what should happen, in seconds. */
    static final String LIMIT_SECONDS = "contract.limit.seconds";

    private final List<ContractNode> nodes = new ArrayList<>();
    private ContractServer server;

    /** A server with an empty log. */
    protected abstract ContractServer newServer();

    @BeforeEach
    void startAfresh() {
        server = newServer();
    }

    @AfterEach
    void closeAll() {
        nodes.forEach(ContractNode::close);
        server.close();
    }

    static long limitSeconds() {
        return Long.getLong(LIMIT_SECONDS, 60);
    }

    ContractServer server() {
        return server;
    }

    ContractNode node() {
        return node(ContractNode.NAMES, settings -> settings);
    }

    /** A node whose clock for {@code recordedAt} is this one. */
    ContractNode node(InstantSource clock) {
        return node(ContractNode.NAMES, settings -> settings, clock);
    }

    ContractNode node(StoredNames names, UnaryOperator<AppenderSettings> settings) {
        return node(names, settings, InstantSource.system());
    }

    private ContractNode node(StoredNames names, UnaryOperator<AppenderSettings> settings, InstantSource clock) {
        ContractNode node = new ContractNode(server, names, settings, clock);
        nodes.add(node);
        return node;
    }

    /** All commits from a position on, as the raw tail gives them. */
    static List<StoredCommit> commitsFrom(CommitLog log, long position) {
        List<StoredCommit> all = new ArrayList<>();
        try (CommitTail tail = new CommitTail(log, position)) {
            for (List<StoredCommit> batch = tail.next(); !batch.isEmpty(); batch = tail.next()) {
                all.addAll(batch);
            }
        }
        return all;
    }

    static List<StoredEvent> eventsFrom(CommitLog log, long position) {
        return commitsFrom(log, position).stream()
                .flatMap(commit -> commit.events().stream())
                .toList();
    }
}
