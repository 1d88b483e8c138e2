package dev.coopclaims.app.issuer;

import dev.coopclaims.app.security.OnTrustedIssuer;
import dev.coopclaims.app.startup.CannotStart;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Refuses to be reached from other machines while nobody says whose tokens count; before anything is created. Found by
 * Spring in {@code META-INF/spring.factories}, so that the start knows nothing of issuers.
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
                            + " is reached from other machines, and no issuer of tokens is named.",
                    "Name yours with --spring.security.oauth2.resourceserver.jwt.issuer-uri=URI, or leave"
                            + " server.address at 127.0.0.1.",
                    null);
        }
    }
}
