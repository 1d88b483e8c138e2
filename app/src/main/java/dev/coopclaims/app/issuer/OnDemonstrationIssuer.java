package dev.coopclaims.app.issuer;

import dev.coopclaims.app.security.OnTrustedIssuer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether the application issues its own tokens: only when no trusted issuer (or key) is configured, and only while the
 * server is bound to the loopback address or the profile {@code demo} is active.
 */
public final class OnDemonstrationIssuer implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        return !OnTrustedIssuer.trusts(environment) && (isLoopback(environment) || environment.matchesProfiles("demo"));
    }

    /** Whether the server can be reached only from this machine. */
    public static boolean isLoopback(Environment environment) {
        String address = environment.getProperty("server.address", "");
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
