package dev.coopclaims.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.contract.ContractServer;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.token.PositionTokenStore;
import dev.coopclaims.eventstore.token.TokenClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.axonframework.eventhandling.tokenstore.TokenStore;

/** An embedded server in a temporary folder; one process, so every node has the same log. */
final class EmbeddedContractServer implements ContractServer {
    private static final String DATABASE = "contract";

    private final Path folder;
    private final EmbeddedServer server;
    private final MongoClient client;
    private final CommitLog log;

    EmbeddedContractServer() {
        try {
            folder = Files.createTempDirectory("embedded-contract");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server = EmbeddedServer.open(folder);
        client = MongoClients.create(server.uri());
        log = EmbeddedCommitLog.open(client, DATABASE);
    }

    @Override
    public CommitLog openLog() {
        return log;
    }

    @Override
    public TokenStore tokens(String node, Duration claimTimeout) {
        return new PositionTokenStore(database(), "log", node, claimTimeout, TokenClock.PROCESS);
    }

    @Override
    public MongoDatabase database() {
        return client.getDatabase(DATABASE);
    }

    @Override
    public void close() {
        client.close();
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
