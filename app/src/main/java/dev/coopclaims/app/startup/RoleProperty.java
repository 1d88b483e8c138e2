package dev.coopclaims.app.startup;

import java.util.Locale;
import org.springframework.core.env.Environment;

/** Reads {@code coop.role}. */
final class RoleProperty {
    private RoleProperty() {}

    static NodeRole of(Environment environment) {
        String name = environment.getProperty("coop.role", "all");
        try {
            return NodeRole.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new CannotStart("coop.role is '" + name + "'", "Use command, query or all.", unknown);
        }
    }
}
