package dev.coopclaims.app.wiring;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.event.CommandListener;
import dev.coopclaims.app.startup.CannotStart;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.CommitWatch;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.query.follow.ClaimClock;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A real MongoDB replica set, when {@code coop.mongodb-uri} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${coop.mongodb-uri:}'.isBlank()")
class ReplicaSetConfiguration {

    @Bean
    Storage storage(
            @Value("${coop.mongodb-uri}") String uri,
            @Value("${coop.database}") String database,
            MeterRegistry meters,
            ObjectProvider<CommandListener> listeners) {
        MongoClient client;
        try {
            requireSameDatabase(new ConnectionString(uri), database);
            client = Clients.open(uri, meters, listeners.orderedStream().toList());
        } catch (IllegalArgumentException malformed) {
            throw new CannotStart(
                    "the MongoDB URI is malformed: " + malformed.getMessage(),
                    "It looks like mongodb://host:27017/?replicaSet=rs0",
                    malformed);
        }
        try {
            MongoCommitLog log = MongoCommitLog.open(client, uri, database);
            return new Storage(client, client.getDatabase(database), log, ClaimClock.SERVER, () -> {});
        } catch (RuntimeException unsuitable) {
            client.close();
            throw unsuitable;
        }
    }

    /**
     * A database in the URI is not the one that is used, and would be another installation's. With a user it says where that
     * user is defined.
     */
    static void requireSameDatabase(ConnectionString uri, String database) {
        String named = uri.getDatabase();
        if (named != null && uri.getCredential() == null && !named.equals(database)) {
            throw new CannotStart(
                    "the MongoDB URI names the database " + named + ", but coop.database is " + database + ".",
                    "Set coop.database=" + named + " to use that one, or leave it out of the URI.",
                    null);
        }
    }

    /** Wakes this process's readers when another process has written. */
    @Bean
    CommitWatch commitWatch(Storage storage, CommitSignal signal, Appender appender) {
        if (storage.log() instanceof MongoCommitLog log) {
            CommitWatch watch = new CommitWatch(log, signal);
            appender.meters().watch(watch);
            return watch;
        }
        throw new IllegalStateException("a replica set without its log");
    }
}
