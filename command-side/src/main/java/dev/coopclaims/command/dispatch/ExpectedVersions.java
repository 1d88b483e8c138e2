package dev.coopclaims.command.dispatch;

import dev.coopclaims.kernel.refusal.Refusal;
import java.util.Set;

/**
 * The versions of its target at which a caller wants a command done; at any other it is refused.
 *
 * @param versions none when the caller named no version that can be
 * @param otherwise what to tell when the target has another one: a sentence's beginning that says what was named
 */
public record ExpectedVersions(Set<Long> versions, String otherwise) {
    public ExpectedVersions {
        versions = Set.copyOf(versions);
    }

    /** One version. */
    public static ExpectedVersions of(long version) {
        return new ExpectedVersions(Set.of(version), "version " + version + " was named");
    }

    boolean holds(long version) {
        return versions.contains(version);
    }

    Refusal refusal(String target) {
        return Refusal.preconditionFailed(
                "OTHER_VERSION",
                "/headers/If-Match",
                target + " is at another version: " + otherwise + ". Read it again, and repeat with the ETag of that"
                        + " answer.");
    }
}
