package dev.coopclaims.eventstore.boot.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.eventstore.axon.SignalledEventStore;
import dev.coopclaims.eventstore.boot.EventStoreHealth;
import dev.coopclaims.eventstore.boot.bank.Bank.AccountOpened;
import dev.coopclaims.eventstore.boot.bank.Bank.MoneyPaidIn;
import dev.coopclaims.eventstore.boot.bank.Bank.OpenAccount;
import dev.coopclaims.eventstore.boot.bank.Bank.PayIn;
import dev.coopclaims.eventstore.token.PositionTokenStore;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The README's example, whole: commands, events, a processor and meters on a real replica set. */
@SpringBootTest(
        classes = {Bank.class, BankIT.Meters.class},
        properties = {"axon.serializer.general=jackson3", "axon.update-check.disabled=true"})
class BankIT {

    @TestConfiguration
    static class Meters {
        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }
    }

    @DynamicPropertySource
    static void eventStore(DynamicPropertyRegistry registry) {
        String database = RealMongod.freshDatabase();
        registry.add("coop.event-store.uri", RealMongod::uri);
        registry.add("coop.event-store.database", () -> database);
    }

    @Autowired
    private CommandGateway commands;

    @Autowired
    private Balances balances;

    @Autowired
    private EventStore events;

    @Autowired
    private TokenStore tokens;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private EventStoreHealth health;

    @Test
    void commands_are_stored_and_reach_the_view() {
        commands.sendAndWait(new OpenAccount("account-1", "Maria Muster"));
        commands.sendAndWait(new PayIn("account-1", 100));
        commands.sendAndWait(new PayIn("account-1", 250));
        assertThatThrownBy(() -> commands.sendAndWait(new PayIn("account-1", -1)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(Await.until(Duration.ofSeconds(60), () -> balances.of("account-1") == 350))
                .as("the view comes after")
                .isTrue();
        assertThat(events).isInstanceOf(SignalledEventStore.class);
        assertThat(tokens).isInstanceOf(PositionTokenStore.class);
        assertThat(events.readEvents("account-1").asStream().<Object>map(event -> event.getPayload()))
                .containsExactly(
                        new AccountOpened("account-1", "Maria Muster"),
                        new MoneyPaidIn("account-1", 100),
                        new MoneyPaidIn("account-1", 250));
        assertThat(meters.timer("eventstore.append").count()).isEqualTo(3);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
}
