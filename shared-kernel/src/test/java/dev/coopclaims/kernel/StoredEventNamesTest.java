package dev.coopclaims.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;

class StoredEventNamesTest {

    @Test
    void every_event_has_one_name() throws Exception {
        assertThat(events()).isNotEmpty();
        assertThat(new HashSet<Class<?>>(StoredEventNames.CLASSES.values()))
                .hasSameSizeAs(StoredEventNames.CLASSES.keySet())
                .isEqualTo(events());
    }

    /** The records of the kernel that are events, found among its classes. */
    private static Set<Class<?>> events() throws Exception {
        Path root = Path.of(DomainEvent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Set<Class<?>> events = new HashSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (String name : files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .toList()) {
                Class<?> type = Class.forName(
                        name.substring(0, name.length() - ".class".length()).replace(File.separatorChar, '.'),
                        false,
                        DomainEvent.class.getClassLoader());
                if (type.isRecord() && DomainEvent.class.isAssignableFrom(type)) {
                    events.add(type);
                }
            }
        }
        return events;
    }

    @Test
    void every_event_carries_its_revision() {
        assertThat(StoredEventNames.CLASSES.values())
                .allMatch(event -> event.isAnnotationPresent(Revision.class), "has @Revision");
    }

    @Test
    void names_are_the_field_s_and_independent_of_packages() {
        assertThat(StoredEventNames.CLASSES.keySet()).allMatch(name -> name.matches("coop\\.[a-z]+\\.[A-Z][A-Za-z]+"));
    }
}
