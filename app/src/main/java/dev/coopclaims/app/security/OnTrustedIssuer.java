package dev.coopclaims.app.security;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the settings name a trusted issuer or its key. */
public final class OnTrustedIssuer implements Condition {
    /** The prefix of the settings. */
    public static final String SETTINGS = "spring.security.oauth2.resourceserver.jwt.";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return trusts(context.getEnvironment());
    }

    /** For use outside Spring's conditions. */
    public static boolean trusts(Environment environment) {
        return environment.containsProperty(SETTINGS + "issuer-uri")
                || environment.containsProperty(SETTINGS + "jwk-set-uri")
                || environment.containsProperty(SETTINGS + "public-key-location");
    }
}
