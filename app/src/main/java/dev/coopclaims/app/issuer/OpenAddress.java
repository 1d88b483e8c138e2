package dev.coopclaims.app.issuer;

import dev.coopclaims.app.security.OnTrustedIssuer;
import dev.coopclaims.app.startup.CannotStart;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Refuses, before anything is created, to start on an address that other machines can reach when no token issuer is
 * configured. Spring finds it through {@code META-INF/spring.factories}, so that the start knows nothing of issuers.
 */
final class OpenAddress implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    /** @throws CannotStart with what to do */
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        if (!OnTrustedIssuer.trusts(environment)
                && !OnDemonstrationIssuer.isLoopback(environment)
                && !environment.matchesProfiles("demo")) {
            throw new CannotStart(
                    "the address " + environment.getProperty("server.address", "of every network")
                            + " can be reached from other machines, but no token issuer is configured.",
                    "Set yours with --spring.security.oauth2.resourceserver.jwt.issuer-uri=URI, or leave"
                            + " server.address at 127.0.0.1.",
                    null);
        }
    }
}
