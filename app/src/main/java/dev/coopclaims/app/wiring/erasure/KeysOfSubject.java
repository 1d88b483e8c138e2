package dev.coopclaims.app.wiring.erasure;

import dev.coopclaims.command.erasure.Subject;
import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import dev.coopclaims.eventstore.sealing.Subjects;
import dev.coopclaims.kernel.erasure.DestroyedKey;
import dev.coopclaims.kernel.erasure.ErasureKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which keys an erasure destroys: the subject's, and those of what was said about holding and erasing it. */
final class KeysOfSubject {

    private KeysOfSubject() {}

    /** As they are now. */
    static List<DestroyedKey> of(Subject subject, StoredFieldKeys keys) {
        return sorted(keys.generations(names(subject)));
    }

    /** Those that were destroyed before. */
    static List<DestroyedKey> goneOf(Subject subject, StoredFieldKeys keys) {
        return sorted(keys.erasedGenerations(names(subject)));
    }

    private static List<DestroyedKey> sorted(Map<String, Integer> generations) {
        return generations.entrySet().stream()
                .map(key -> new DestroyedKey(key.getKey(), key.getValue()))
                .sorted((one, other) -> one.subject().compareTo(other.subject()))
                .toList();
    }

    /**
     * An organisation is the subject of its own stream and of its earnings; it and a claim are those of their exceptions.
     */
    static Set<String> names(Subject subject) {
        Set<String> names = new HashSet<>();
        if (subject.kind() == ErasureKind.PERSON
                || subject.kind() == ErasureKind.ORGANISATION
                || subject.kind() == ErasureKind.CLAIM) {
            names.add(Subjects.named(subject.id()));
        }
        if (subject.kind() != ErasureKind.PERSON) {
            names.add(Subjects.stream(subject.id()));
        }
        subject.holds().ifPresent(holds -> names.add(Subjects.stream(holds.value())));
        names.add(Subjects.stream(subject.erasure().value()));
        return names;
    }

    static Map<String, Integer> upTo(List<DestroyedKey> keys) {
        Map<String, Integer> upTo = new HashMap<>();
        keys.forEach(key -> upTo.put(key.subject(), key.generation()));
        return upTo;
    }
}
