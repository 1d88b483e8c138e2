package dev.coopclaims.eventstore.boot.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.AppenderSettings;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.axon.SignalledEventStore;
import dev.coopclaims.eventstore.axon.SnapshotCollection;
import dev.coopclaims.eventstore.boot.bank.Bank.OpenAccount;
import dev.coopclaims.eventstore.boot.bank.Bank.PayIn;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.CommitWatch;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.token.PositionTokenStore;
import dev.coopclaims.eventstore.token.TokenClock;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The README's parts put together by Axon's own configuration: nothing of Spring is needed, and closing leaves nothing open. */
class WithoutSpringIT {

    private static final String NO_UPDATE_CHECK = "axoniq.update-checker.disabled";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String database = RealMongod.freshDatabase();

    @BeforeAll
    static void stayHere() {
        System.setProperty(NO_UPDATE_CHECK, "true");
    }

    @AfterAll
    static void forget() {
        System.clearProperty(NO_UPDATE_CHECK);
    }

    /** Twice, each with a view of its own: the second sees only what came after the first had ended. */
    @Test
    void commands_are_stored_and_reach_the_view_and_another_start_goes_on() {
        try (MongoClient client = MongoClients.create(RealMongod.uri())) {
            Balances first = run(client, new OpenAccount("account-1", "Maria Muster"), new PayIn("account-1", 100));
            assertThat(first.of("account-1")).isEqualTo(100);

            Balances second = run(client, new PayIn("account-1", 250));
            assertThat(second.of("account-1")).isEqualTo(250);
            client.getDatabase(database).drop();
        }
    }

    private Balances run(MongoClient client, Object... commands) {
        Balances balances = new Balances();
        MongoCommitLog log = MongoCommitLog.open(client, RealMongod.uri(), database);
        CommitSignal signal = new CommitSignal();
        Appender appender = new Appender(
                log,
                AppenderSettings.DEFAULTS,
                new EventStoreMeters(new SimpleMeterRegistry()),
                signal,
                InstantSource.system());
        BsonSerializer serializer = new BsonSerializer(JsonMapper.shared(), new Bank().storedNames());
        MongoEventStorageEngine engine = MongoEventStorageEngine.builder()
                .appender(appender)
                .serializer(serializer)
                .snapshots(new SnapshotCollection(client.getDatabase(database)))
                .build();
        SignalledEventStore store = SignalledEventStore.builder()
                .storageEngine(engine)
                .signal(signal)
                .build();
        CommitWatch watch = new CommitWatch(log, signal);
        TokenStore tokens = new PositionTokenStore(
                client.getDatabase(database), log.id(), "node", Duration.ofSeconds(10), TokenClock.SERVER);
        Configuration axon = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(configuration -> serializer)
                .configureEventStore(configuration -> store)
                .registerComponent(TokenStore.class, configuration -> tokens)
                .configureAggregate(Account.class)
                .eventProcessing(processing -> processing.registerEventHandler(configuration -> balances))
                .start();
        CommandGateway gateway = axon.commandGateway();
        for (Object command : commands) {
            gateway.sendAndWait(command);
        }
        long end = log.tail().nextPosition();
        assertThat(Await.until(LIMIT, () -> positionOf(tokens) == end - 1)).isTrue();
        axon.shutdown();
        store.shutDown();
        watch.close();
        appender.close();
        log.close();
        assertThat(appender.state().running()).isFalse();
        return balances;
    }

    private static long positionOf(TokenStore tokens) {
        return ((PositionTokenStore) tokens).lowestPosition("balances").orElse(-1);
    }
}
