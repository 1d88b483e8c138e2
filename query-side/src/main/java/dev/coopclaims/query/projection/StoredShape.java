package dev.coopclaims.query.projection;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.StableDigest;
import dev.coopclaims.kernel.StoredEventNames;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.serialization.AnnotationRevisionResolver;

/**
 * What the documents of a view are made of, down to the last component; of a view that keeps events whole, of every event in
 * its revision too. What has another shape cannot be read from what was stored before.
 */
final class StoredShape {
    private static final int DIGEST_CHARS = 8;

    private static final ClassValue<String> DIGESTS = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return StableDigest.of(text(type)).substring(0, DIGEST_CHARS);
        }
    };

    private final StringBuilder text = new StringBuilder();
    private final Set<Class<?>> seen = new HashSet<>();

    private StoredShape() {}

    /** Eight hex digits that stand for the shape. */
    static String digest(Class<?> type) {
        return DIGESTS.get(type);
    }

    /** The shape in words, for tests and for whoever wonders why a view is filled anew. */
    static String text(Class<?> type) {
        StoredShape shape = new StoredShape();
        shape.add(type);
        return shape.text.toString();
    }

    private void add(Type type) {
        if (type instanceof ParameterizedType of) {
            add(of.getRawType());
            Arrays.stream(of.getActualTypeArguments()).forEach(this::add);
        } else if (type instanceof Class<?> one && seen.add(one)) {
            if (one.isRecord()) {
                components(one);
            } else if (one.isEnum()) {
                text.append(one.getSimpleName())
                        .append(Arrays.toString(one.getEnumConstants()))
                        .append('\n');
            } else if (one == DomainEvent.class) {
                events();
            }
        }
    }

    private void components(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        text.append(type.getSimpleName());
        for (RecordComponent component : components) {
            text.append(' ')
                    .append(component.getName())
                    .append(':')
                    .append(component.getGenericType().getTypeName());
        }
        text.append('\n');
        Arrays.stream(components).map(RecordComponent::getGenericType).forEach(this::add);
    }

    private void events() {
        AnnotationRevisionResolver revisions = new AnnotationRevisionResolver();
        Map<String, Class<? extends DomainEvent>> byName = new TreeMap<>(StoredEventNames.CLASSES);
        byName.forEach((name, type) -> {
            text.append(name).append('@').append(revisions.revisionOf(type)).append('\n');
            add(type);
        });
    }
}
