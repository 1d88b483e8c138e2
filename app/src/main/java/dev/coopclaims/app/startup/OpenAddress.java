package dev.coopclaims.app.startup;

import dev.coopclaims.app.issuer.OnDemonstrationIssuer;
import dev.coopclaims.app.security.OnTrustedIssuer;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Refuses to be reached from other machines while nobody says whose tokens count; before anything is created. */
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
