package dev.coopclaims.command.dispatch;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a command's target that the caller accepts; at any other version, the command is refused.
 *
 * @param versions empty if the caller named no possible version
 * @param otherwise what the refusal says if the target has another version: what the caller named
 */
public record ExpectedVersions(Set<Long> versions, String otherwise) {
    private static final String VERSIONS = "expectedVersions";
    private static final String OTHERWISE = "otherVersion";

    public ExpectedVersions {
        versions = Set.copyOf(versions);
    }

    /** One version. */
    public static ExpectedVersions of(long version) {
        return new ExpectedVersions(Set.of(version), "version " + version + " was named");
    }

    /** The metadata form for a command's message; strings only. */
    Map<String, String> metadata() {
        return Map.of(
                VERSIONS,
                versions.stream().map(String::valueOf).collect(Collectors.joining(",")),
                OTHERWISE,
                otherwise);
    }

    /** Reads the metadata of a command's message; absent if any version will do. */
    static @Nullable ExpectedVersions in(MetaData metadata) {
        return metadata.get(VERSIONS) instanceof String versions && metadata.get(OTHERWISE) instanceof String otherwise
                ? new ExpectedVersions(
                        Stream.of(versions.split(","))
                                .filter(version -> !version.isEmpty())
                                .map(Long::valueOf)
                                .collect(Collectors.toSet()),
                        otherwise)
                : null;
    }

    boolean holds(long version) {
        return versions.contains(version);
    }

    Refusal refusal(String target) {
        return Refusal.preconditionFailed(RefusalCode.OTHER_VERSION.at("/headers/If-Match", target, otherwise));
    }
}
