package dev.coopclaims.eventstore.bson;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Maps classes to stored names and revisions. The application provides it; Java class names are never stored. It
 * includes the classes of snapshots.
 */
public interface StoredNames {

    /**
     * The name under which objects of a class are stored.
     *
     * @throws UnknownStoredNameException when the class is not registered
     */
    StoredName nameOf(Class<?> type);

    /**
     * The class that reads what is stored (and upcast) under a name and a revision.
     *
     * @throws UnknownStoredNameException when no class is registered for it; an event is never skipped silently
     */
    Class<?> classOf(StoredName name);

    /** The same; null when no class is registered, as for a revision that only an upcaster reads. */
    default @Nullable Class<?> knownClassOf(StoredName name) {
        try {
            return classOf(name);
        } catch (UnknownStoredNameException unknown) {
            return null;
        }
    }

    /**
     * A stored name.
     *
     * @param name such as {@code coop.claim.ClaimSubmitted}
     * @param revision of the payload's form, such as {@code 1}; null where the class has none
     */
    record StoredName(String name, @Nullable String revision) {}

    /** Starts a registry; each class and each name may be registered once. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a registry of exactly the registered classes. */
    final class Builder {

        private final Map<Class<?>, StoredName> names = new HashMap<>();
        private final Map<StoredName, Class<?>> classes = new HashMap<>();

        private Builder() {}

        /** Registers a class under a name and a revision. */
        public Builder register(Class<?> type, String name, @Nullable String revision) {
            StoredName storedName = new StoredName(name, revision);
            if (names.putIfAbsent(type, storedName) != null) {
                throw new IllegalArgumentException(type.getName() + " is registered twice");
            }
            if (classes.putIfAbsent(storedName, type) != null) {
                throw new IllegalArgumentException(storedName + " is registered twice");
            }
            return this;
        }

        public StoredNames build() {
            return new RegisteredNames(Map.copyOf(names), Map.copyOf(classes));
        }
    }
}
