package dev.coopclaims.app;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.StoredEventNames;
import dev.coopclaims.kernel.catalogue.CatalogueId;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.sample.EventSamples;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The samples of all events with a marker of its own in every field that is marked as personal data (H-6). Each event of a
 * claim happens to a claim of its own, behind its start, so that every view folds it.
 */
final class MarkedEvents {
    private final Map<String, String> fieldsByMarker = new TreeMap<>();
    private final List<DomainEvent> events = new ArrayList<>();
    private int claims;
    private ClaimId claim = EventSamples.CLAIM;

    MarkedEvents() {
        ClaimStarted start = EventSamples.of(ClaimStarted.class).getFirst();
        for (DomainEvent sample : EventSamples.all()) {
            if (sample instanceof ClaimEvent) {
                claim = new ClaimId("claim-018f0000-0000-7000-8000-%012d".formatted(500_000 + claims++));
                if (!(sample instanceof ClaimStarted)) {
                    events.add((DomainEvent) marked(
                            start, "ClaimStarted before " + sample.getClass().getSimpleName()));
                }
            }
            events.add((DomainEvent) marked(sample, sample.getClass().getSimpleName()));
        }
    }

    /** In an order in which they can happen. */
    List<DomainEvent> events() {
        return List.copyOf(events);
    }

    /** What each marker stands in. */
    Map<String, String> fieldsByMarker() {
        return Map.copyOf(fieldsByMarker);
    }

    /** Every marked field that an event may have, by the registry of events alone. */
    static Set<String> markedFields() {
        Set<String> fields = new TreeSet<>();
        Set<Type> seen = new HashSet<>();
        StoredEventNames.CLASSES.values().forEach(type -> collect(type, fields, seen));
        return fields;
    }

    /** Those that carry a marker. */
    Set<String> plantedFields() {
        Set<String> planted = new TreeSet<>();
        fieldsByMarker.values().forEach(field -> planted.add(field.substring(field.indexOf(": ") + 2)));
        return planted;
    }

    private static void collect(Type type, Set<String> fields, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(argument -> collect(argument, fields, seen));
        } else if (type instanceof Class<?> plain) {
            if (plain.isSealed()) {
                Stream.of(plain.getPermittedSubclasses()).forEach(some -> collect(some, fields, seen));
            }
            if (plain.isRecord()) {
                for (RecordComponent component : plain.getRecordComponents()) {
                    if (isMarked(component)) {
                        fields.add(plain.getSimpleName() + "." + component.getName());
                    }
                    collect(component.getGenericType(), fields, seen);
                }
            }
        }
    }

    private static boolean isMarked(AnnotatedElement component) {
        return component.isAnnotationPresent(PersonalData.class);
    }

    /** The id of the stream that an event happens to: the first id that it names. */
    static String streamOf(DomainEvent event) {
        return Stream.of(event.getClass().getRecordComponents())
                .filter(component -> AggregateId.class.isAssignableFrom(component.getType()))
                .map(component -> ((AggregateId) Objects.requireNonNull(value(component, event))).value())
                .findFirst()
                .orElseThrow();
    }

    private Object marked(Object record, String where) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object value = value(components[i], record);
            String field = record.getClass().getSimpleName() + "." + components[i].getName();
            values[i] = isMarked(components[i]) ? marker(value, where + ": " + field) : inside(value, where);
        }
        try {
            return record.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new LinkageError("no marked form of " + record, refused);
        }
    }

    private @Nullable Object marker(@Nullable Object value, String field) {
        if (value == null) {
            return null;
        }
        if (value instanceof Collection<?> texts) {
            return texts.stream().map(text -> next(field)).toList();
        }
        return next(field);
    }

    private String next(String field) {
        String marker = "zmark%dz".formatted(fieldsByMarker.size());
        fieldsByMarker.put(marker, field);
        return marker;
    }

    private @Nullable Object inside(@Nullable Object value, String where) {
        if (value instanceof CatalogueId) {
            return new CatalogueId("catalogue-marked"); // the log has the other one from its start
        }
        if (value instanceof ClaimId id && id.equals(EventSamples.CLAIM)) {
            return claim;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(element -> inside(element, where)).toList();
        }
        return value instanceof Record && hasMarks(value.getClass()) ? marked(value, where) : value;
    }

    private static boolean hasMarks(Class<?> type) {
        Set<String> fields = new HashSet<>();
        collect(type, fields, new HashSet<>());
        return !fields.isEmpty();
    }

    private static @Nullable Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException hidden) {
            throw new LinkageError("cannot read " + component, hidden);
        }
    }
}
