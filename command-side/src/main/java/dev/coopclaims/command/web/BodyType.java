package dev.coopclaims.command.web;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A record as a body is described by it: its components, and how one is made. */
public final class BodyType {
    private static final ClassValue<BodyType> TYPES = new ClassValue<>() {
        @Override
        protected BodyType computeValue(Class<?> type) {
            return new BodyType(type);
        }
    };

    private final List<Component> components;
    private final Set<String> names;
    private final boolean patch;
    private final Constructor<?> constructor;

    private BodyType(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException("no type of a body: " + type.getName());
        }
        RecordComponent[] all = type.getRecordComponents();
        this.components = Arrays.stream(all).map(Component::new).toList();
        this.names = components.stream().map(Component::name).collect(Collectors.toUnmodifiableSet());
        this.patch = type.isAnnotationPresent(MergePatch.class);
        try {
            this.constructor = type.getDeclaredConstructor(
                    Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException missing) {
            throw new IllegalStateException("every record has its constructor", missing);
        }
    }

    public static BodyType of(Class<?> record) {
        return TYPES.get(record);
    }

    public List<Component> components() {
        return components;
    }

    Set<String> names() {
        return names;
    }

    /** Whether it is a {@link MergePatch}. */
    boolean isPatch() {
        return patch;
    }

    Object make(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(thrown);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException(closed);
        }
    }

    /** One property of the body. */
    public record Component(
            String name,
            Type type,
            Class<?> raw,
            boolean required,
            @Nullable RequiredWhen requiredWhen,
            int maxEntries) {

        private Component(RecordComponent component) {
            this(
                    component.getName(),
                    component.getGenericType(),
                    component.getType(),
                    !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    component.getAnnotation(RequiredWhen.class),
                    component.isAnnotationPresent(AtMost.class)
                            ? component.getAnnotation(AtMost.class).value()
                            : Integer.MAX_VALUE);
        }

        /** Whether the object has to have it. */
        boolean isRequiredIn(JsonNode object) {
            return required
                    || (requiredWhen != null
                            && BodyValues.isName(
                                    object.path(requiredWhen.property()).asString(""), requiredWhen.is()));
        }
    }
}
