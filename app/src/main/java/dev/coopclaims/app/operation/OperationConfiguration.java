package dev.coopclaims.app.operation;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.boot.EventStoreHealth;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Health, metrics and the API's description. */
@Configuration(proxyBeanMethods = false)
@Import({OpenApiConfiguration.class, ProjectionOperation.class, DueOperation.class})
public class OperationConfiguration {

    @Bean("eventStoreHealthIndicator")
    HealthIndicator eventStoreHealth(MongoDatabase database, Appender appender) {
        return new EventStoreHealth(database, appender::state);
    }
}
