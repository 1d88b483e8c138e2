package dev.coopclaims.app.wiring;

import com.mongodb.client.MongoClient;
import dev.coopclaims.app.startup.CannotStart;
import dev.coopclaims.embedded.DataFolderUnusable;
import dev.coopclaims.embedded.EmbeddedCommitLog;
import dev.coopclaims.embedded.EmbeddedServer;
import dev.coopclaims.query.follow.ClaimClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database inside this process, in the folder {@code coop.data}, when no replica set is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${coop.mongodb-uri:}'.isBlank()")
class EmbeddedConfiguration {
    /** An input/output error, by the convention of sysexits.h. */
    private static final int BROKEN_EXIT_CODE = 74;

    @Bean
    Storage storage(
            @Value("${coop.data}") Path folder,
            @Value("${coop.compact-data}") boolean compact,
            @Value("${coop.role}") String role,
            @Value("${coop.database}") String database,
            MeterRegistry meters) {
        if (!"all".equalsIgnoreCase(role)) {
            throw new CannotStart(
                    "--role=" + role + " needs a database that several processes share.",
                    "Set a replica set with --mongodb-uri or MONGODB_URI.",
                    null);
        }
        EmbeddedServer server = open(folder, compact);
        MongoClient client = null;
        try {
            client = Clients.open(server.uri(), meters, List.of());
            return new Storage(
                    client,
                    client.getDatabase(database),
                    EmbeddedCommitLog.open(client, database),
                    ClaimClock.PROCESS,
                    server::close);
        } catch (RuntimeException failed) {
            if (client != null) {
                client.close();
            }
            server.close();
            throw failed;
        }
    }

    private static EmbeddedServer open(Path folder, boolean compact) {
        try {
            if (compact) {
                EmbeddedServer.compact(folder);
            }
            // Exits in a separate thread: the exit waits for the thread that met the broken file.
            return EmbeddedServer.open(
                    folder, () -> Thread.ofPlatform().name("end").start(() -> System.exit(BROKEN_EXIT_CODE)));
        } catch (DataFolderUnusable unusable) {
            throw new CannotStart(String.valueOf(unusable.getMessage()), "", unusable);
        }
    }
}
