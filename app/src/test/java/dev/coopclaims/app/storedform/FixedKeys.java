package dev.coopclaims.app.storedform;

import dev.coopclaims.eventstore.sealing.FieldKey;
import dev.coopclaims.eventstore.sealing.FieldKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keys that are the same in every run, for approved forms.
 *
 * @param erased whether they read as erased
 */
record FixedKeys(boolean erased) implements FieldKeys {

    @Override
    public Map<String, FieldKey> forSealing(Set<String> subjects) {
        return subjects.stream().collect(Collectors.toMap(Function.identity(), FixedKeys::of));
    }

    @Override
    public @Nullable FieldKey forOpening(String subject, int generation) {
        return erased ? null : of(subject);
    }

    private static FieldKey of(String subject) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return new FieldKey(subject, 1, digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }
}
