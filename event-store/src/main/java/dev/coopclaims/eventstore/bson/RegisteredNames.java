package dev.coopclaims.eventstore.bson;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registry that {@link StoredNames#builder()} builds. */
record RegisteredNames(Map<Class<?>, StoredName> names, Map<StoredName, Class<?>> classes) implements StoredNames {

    @Override
    public StoredName nameOf(Class<?> type) {
        StoredName name = names.get(type);
        if (name == null) {
            throw new UnknownStoredNameException("No stored name is registered for " + type.getName());
        }
        return name;
    }

    @Override
    public @Nullable Class<?> knownClassOf(StoredName name) {
        return classes.get(name);
    }

    @Override
    public Class<?> classOf(StoredName name) {
        Class<?> type = classes.get(name);
        if (type == null) {
            throw new UnknownStoredNameException("No class is registered for the stored name " + name.name()
                    + " revision " + name.revision() + ": a newer release wrote it, or an upcaster is missing");
        }
        return type;
    }
}
