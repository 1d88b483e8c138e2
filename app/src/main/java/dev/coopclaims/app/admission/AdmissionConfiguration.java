package dev.coopclaims.app.admission;

import dev.coopclaims.app.admission.Admission.Side;
import dev.coopclaims.app.problem.Outage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Registers the limit of requests in work, after the trace id and before everything that works on a request. */
@Configuration(proxyBeanMethods = false)
public class AdmissionConfiguration {
    /** Enough to keep a processor busy while most requests wait for the database. */
    private static final int PER_PROCESSOR = 32;

    @Bean
    FilterRegistrationBean<Admission> admission(
            @Value("${coop.admission.at-once}") int atOnce,
            @Value("${coop.admission.waiting}") int waiting,
            @Value("${coop.admission.wait-for}") Duration waitFor,
            MeterRegistry registry) {
        int count = count(atOnce);
        FilterRegistrationBean<Admission> registration = new FilterRegistrationBean<>(new Admission(
                side("reads", new Places(count, waiting, waitFor), registry),
                side("commands", new Places(count, waiting, waitFor), registry)));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    /** After the security chain, which says whose request it is. */
    @Bean
    FilterRegistrationBean<OfOneOrganisation> admissionOfOneOrganisation(
            @Value("${coop.admission.at-once}") int atOnce,
            @Value("${coop.admission.waiting}") int waiting,
            @Value("${coop.admission.wait-for}") Duration waitFor) {
        FilterRegistrationBean<OfOneOrganisation> registration =
                new FilterRegistrationBean<>(new OfOneOrganisation(count(atOnce), waiting, waitFor));
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 2);
        return registration;
    }

    private static int count(int atOnce) {
        return atOnce == 0 ? PER_PROCESSOR * Runtime.getRuntime().availableProcessors() : atOnce;
    }

    private static Side side(String kind, Places places, MeterRegistry registry) {
        Gauge.builder("coop.admission.free", places, Places::free)
                .tag("kind", kind)
                .description("Places for requests in work that are free")
                .register(registry);
        Gauge.builder("coop.admission.waiting", places, Places::queued)
                .tag("kind", kind)
                .description("Requests that wait for a place")
                .register(registry);
        Gauge.builder("coop.admission.away", places, Places::away)
                .tag("kind", kind)
                .description("Requests that wait for their client and have no place")
                .register(registry);
        Counter refused = Counter.builder("coop.admission.refused")
                .tag("kind", kind)
                .description("Requests answered 503 because too many were in work")
                .register(registry);
        return new Side(places, refused, new Outage("Too many " + kind, System::nanoTime));
    }
}
