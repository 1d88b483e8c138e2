package dev.coopclaims.eventstore.sealing;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** What the marks say about each type of event, found once for each. Thread-safe. */
final class MarkedTypes {

    /**
     * A type of event.
     *
     * @param ofStream whether it, or a record that it holds, has fields under the stream's key
     * @param named the accessors of the components that name other subjects
     */
    record Marked(boolean ofStream, Map<String, MethodHandle> named) {

        static final Marked NOTHING = new Marked(false, Map.of());

        boolean isNothing() {
            return !ofStream && named.isEmpty();
        }

        /**
         * The id of the subject that a component of an event names.
         *
         * @throws IllegalArgumentException when it names none
         */
        String nameIn(Object event, String component) {
            MethodHandle accessor = Objects.requireNonNull(named.get(component), component);
            Object id;
            try {
                id = (Object) accessor.invokeExact(event);
            } catch (Throwable failed) {
                throw new IllegalStateException(
                        event.getClass().getName() + "." + component + " cannot be read", failed);
            }
            if (id == null) {
                throw new IllegalArgumentException(event.getClass().getName() + "." + component
                        + " names the subject of marked fields and is null");
            }
            return id.toString();
        }
    }

    private final FieldMarks marks;
    private final ConcurrentMap<Class<?>, Marked> types = new ConcurrentHashMap<>();

    MarkedTypes(FieldMarks marks) {
        this.marks = marks;
    }

    /** @throws IllegalArgumentException when a mark is on what is no text, or names a component that is not there */
    Marked of(Class<?> type) {
        Marked known = types.get(type);
        return known != null ? known : types.computeIfAbsent(type, this::found);
    }

    /** The subject of a component; null when it is stored in the clear. */
    @Nullable
    String subjectOf(Class<?> declaring, String name) {
        if (!declaring.isRecord()) {
            return null;
        }
        for (RecordComponent component : declaring.getRecordComponents()) {
            if (component.getName().equals(name)) {
                return marks.subjectOf(component);
            }
        }
        return null;
    }

    private Marked found(Class<?> type) {
        Set<String> subjects = new HashSet<>();
        collect(type, subjects, new HashSet<>());
        if (subjects.isEmpty()) {
            return Marked.NOTHING;
        }
        Map<String, MethodHandle> named = new HashMap<>();
        for (String subject : subjects) {
            if (!subject.equals(FieldMarks.STREAM)) {
                named.put(subject, accessor(type, subject));
            }
        }
        return new Marked(subjects.contains(FieldMarks.STREAM), Map.copyOf(named));
    }

    private void collect(Type type, Set<String> subjects, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                collect(argument, subjects, seen);
            }
            collect(generic.getRawType(), subjects, seen);
        } else if (type instanceof Class<?> plain) {
            if (plain.isSealed()) {
                Arrays.stream(plain.getPermittedSubclasses()).forEach(permitted -> collect(permitted, subjects, seen));
            }
            if (plain.isRecord()) {
                for (RecordComponent component : plain.getRecordComponents()) {
                    String subject = marks.subjectOf(component);
                    if (subject != null) {
                        requireText(component);
                        subjects.add(subject);
                    }
                    collect(component.getGenericType(), subjects, seen);
                }
            }
        }
    }

    private static void requireText(RecordComponent component) {
        Type type = component.getGenericType();
        boolean texts = type instanceof ParameterizedType generic
                && generic.getRawType() == List.class
                && generic.getActualTypeArguments()[0] == String.class;
        if (type != String.class && !texts) {
            throw new IllegalArgumentException("A marked field is a text or a list of texts, not "
                    + component.getDeclaringRecord().getName() + "." + component.getName());
        }
    }

    private static MethodHandle accessor(Class<?> type, String name) {
        for (RecordComponent component : type.isRecord() ? type.getRecordComponents() : new RecordComponent[0]) {
            if (component.getName().equals(name)) {
                try {
                    component.getAccessor().trySetAccessible();
                    MethodHandle accessor = MethodHandles.lookup().unreflect(component.getAccessor());
                    return accessor.asType(
                            accessor.type().changeReturnType(Object.class).changeParameterType(0, Object.class));
                } catch (IllegalAccessException hidden) {
                    throw new IllegalArgumentException(type.getName() + "." + name + " cannot be read", hidden);
                }
            }
        }
        throw new IllegalArgumentException(
                "A mark names the component " + name + " as its subject, but " + type.getName() + " has none");
    }
}
