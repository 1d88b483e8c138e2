package dev.coopclaims.app.wiring;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.mongodb.MongoMetricsConnectionPoolListener;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Creates the driver's client: acknowledged writes are durable, and every wait has a limit. */
final class Clients {
    /** How long an operation waits for a primary. An election takes 2 to 11 s; the caller gets 503 before that. */
    private static final int SERVER_SELECTION_MILLIS = 5_000;

    private static final int CONNECT_MILLIS = 5_000;

    /**
     * After this many milliseconds a server counts as hung rather than slow. Reading and cleaning up, each with the
     * wait for a primary, stay below the half minute that clients wait.
     */
    private static final int READ_MILLIS = 7_000;

    private static final int MAX_CONNECTIONS = 100;
    private static final int CONNECTION_WAIT_MILLIS = 10_000;

    private Clients() {}

    /**
     * Opens a client.
     *
     * @param listeners are told of every command that is sent
     * @throws IllegalArgumentException when the URI is malformed
     */
    static MongoClient open(String uri, MeterRegistry meters, List<CommandListener> listeners) {
        MongoClientSettings settings = MongoClientSettings.builder()
                .commandListenerList(listeners)
                .applyToConnectionPoolSettings(pool -> pool.maxSize(MAX_CONNECTIONS)
                        .maxWaitTime(CONNECTION_WAIT_MILLIS, TimeUnit.MILLISECONDS)
                        .addConnectionPoolListener(new MongoMetricsConnectionPoolListener(meters)))
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SERVER_SELECTION_MILLIS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                        .readTimeout(READ_MILLIS, TimeUnit.MILLISECONDS))
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .applicationName("coop-claims")
                .build();
        return MongoClients.create(settings);
    }
}
