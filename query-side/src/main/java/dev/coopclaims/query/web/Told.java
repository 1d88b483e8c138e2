package dev.coopclaims.query.web;

import dev.coopclaims.query.people.Author;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Visits everything that a body says: the components of its records in order, the contents of lists and maps, and the
 * printed form of other values. People are kept as they are, so that the reader gets them by their name, and a digest
 * covers what is shown and nothing that stays hidden.
 */
final class Told {
    private static final String ROOM = "dev.coopclaims.query.";

    private static final ClassValue<Method[]> ACCESSORS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            Method[] accessors = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .toArray(Method[]::new);
            AccessibleObject.setAccessible(accessors, true);
            return accessors;
        }
    };

    private final Function<Author, ?> people;
    private final StringBuilder text = new StringBuilder();

    private Told(Function<Author, ?> people) {
        this.people = people;
    }

    /** All people whom the body names, in its order. */
    static Set<Author> authors(Object body) {
        Set<Author> authors = new LinkedHashSet<>();
        new Told(authors::add).tell(body);
        return authors;
    }

    /** Everything that the body says, as a text that is equal only for equal answers. */
    static String text(Object body, Function<Author, ?> people) {
        Told told = new Told(people);
        told.tell(body);
        return told.text.toString();
    }

    private void tell(@Nullable Object value) {
        switch (value) {
            case null -> text.append("-;");
            case Author author -> text.append(people.apply(author)).append(';');
            case Record record when record.getClass().getName().startsWith(ROOM) -> components(record);
            case Collection<?> all -> {
                text.append(all.size()).append('[');
                all.forEach(this::tell);
            }
            case Map<?, ?> map -> {
                text.append(map.size()).append('{');
                map.forEach((name, of) -> {
                    tell(name);
                    tell(of);
                });
            }
            default -> {
                String printed = value.toString();
                text.append(printed.length()).append(':').append(printed).append(';');
            }
        }
    }

    private void components(Record record) {
        text.append('(');
        for (Method accessor : ACCESSORS.get(record.getClass())) {
            try {
                tell(accessor.invoke(record));
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("a record's components can be read", impossible);
            }
        }
        text.append(')');
    }
}
