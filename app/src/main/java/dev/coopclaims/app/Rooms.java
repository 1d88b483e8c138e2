package dev.coopclaims.app;

import dev.coopclaims.app.admission.AdmissionConfiguration;
import dev.coopclaims.app.idempotency.IdempotencyConfiguration;
import dev.coopclaims.app.issuer.DemonstrationIssuer;
import dev.coopclaims.app.operation.OperationConfiguration;
import dev.coopclaims.app.pace.PaceConfiguration;
import dev.coopclaims.app.problem.ProblemConfiguration;
import dev.coopclaims.app.ratelimit.RateLimitConfiguration;
import dev.coopclaims.app.request.RequestConfiguration;
import dev.coopclaims.app.security.SecurityConfiguration;
import dev.coopclaims.app.security.TrustedIssuer;
import dev.coopclaims.app.time.DomainClockConfiguration;
import dev.coopclaims.app.wiring.CatalogueConfiguration;
import dev.coopclaims.app.wiring.CommandRoom;
import dev.coopclaims.app.wiring.DemoConfiguration;
import dev.coopclaims.app.wiring.DocumentsConfiguration;
import dev.coopclaims.app.wiring.DueRoom;
import dev.coopclaims.app.wiring.DueSettings;
import dev.coopclaims.app.wiring.EventStoreConfiguration;
import dev.coopclaims.app.wiring.JsonConfiguration;
import dev.coopclaims.app.wiring.MembershipConfiguration;
import dev.coopclaims.app.wiring.QueryRoom;
import dev.coopclaims.app.wiring.erasure.ErasureConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** What one process is made of. There is no component scan: only what is listed here runs. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    DomainClockConfiguration.class,
    ProblemConfiguration.class,
    SecurityConfiguration.class,
    TrustedIssuer.class,
    DemonstrationIssuer.class,
    EventStoreConfiguration.class,
    CatalogueConfiguration.class,
    DocumentsConfiguration.class,
    MembershipConfiguration.class,
    CommandRoom.class,
    QueryRoom.class,
    DueSettings.class,
    DueRoom.class,
    ErasureConfiguration.class,
    IdempotencyConfiguration.class,
    PaceConfiguration.class,
    AdmissionConfiguration.class,
    RequestConfiguration.class,
    RateLimitConfiguration.class,
    JsonConfiguration.class,
    DemoConfiguration.class,
    OperationConfiguration.class
})
public class Rooms {}
