package dev.coopclaims.app.operation;

import dev.coopclaims.app.startup.OnQueryRole;
import dev.coopclaims.query.projection.Projections;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Health and metrics of the views, where this role runs any. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnQueryRole.class)
class ProjectionOperation {

    @Bean("projectionsHealthIndicator")
    HealthIndicator projectionsHealth(
            Projections projections, @Value("${coop.projections.ready-lag-events}") long maxLagEvents) {
        return new ProjectionsHealth(projections, maxLagEvents);
    }

    @Bean
    ProjectionMeters projectionMeters(Projections projections) {
        return new ProjectionMeters(projections::status, System::nanoTime);
    }
}
