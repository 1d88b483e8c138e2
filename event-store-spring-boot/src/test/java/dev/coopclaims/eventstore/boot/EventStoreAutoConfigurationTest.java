package dev.coopclaims.eventstore.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.UnsuitableServerException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What is configured, and when. */
class EventStoreAutoConfigurationTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(EventStoreAutoConfiguration.class));

    @Test
    void nothing_is_configured_without_a_uri() {
        application.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(CommitLog.class)
                .doesNotHaveBean(Appender.class));
    }

    @Test
    void weak_writes_stop_the_start_with_the_remedy() {
        application
                .withPropertyValues(
                        "coop.event-store.uri=mongodb://127.0.0.1:1/?replicaSet=rs0&w=1&serverSelectionTimeoutMS=100")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(UnsuitableServerException.class)
                        .hasMessageContaining("Remove w and journal"));
    }
}
