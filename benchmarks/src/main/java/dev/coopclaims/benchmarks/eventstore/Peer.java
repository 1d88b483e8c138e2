package dev.coopclaims.benchmarks.eventstore;

import java.nio.file.Path;
import java.util.List;

/** The stores that the event store is compared with. */
enum Peer {
    AXON_MONGO,
    AXON_JDBC,
    OCCURRENT;

    /** Prepares the peer; starts PostgreSQL if it is needed. */
    List<Candidate> candidates(MongoServer server, Path root) {
        return switch (this) {
            case AXON_MONGO ->
                List.of(
                        new AxonMongo(server, AxonMongo.Strategy.PER_EVENT),
                        new AxonMongo(server, AxonMongo.Strategy.PER_COMMIT));
            case AXON_JDBC -> List.of(AxonJdbc.started(root));
            case OCCURRENT -> List.of(new Occurrent(server));
        };
    }
}
