package dev.coopclaims.query.people;

import dev.coopclaims.kernel.organisation.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as people see them.
 *
 * @param user absent for the system, and for the vendor's people when a partner reads (H-1)
 * @param name the name to show
 */
public record Person(@Nullable UserId user, String name) {
    static final Person VALIDATION_TEAM = new Person(null, "validation team");
    static final Person SYSTEM = new Person(null, "system");
}
