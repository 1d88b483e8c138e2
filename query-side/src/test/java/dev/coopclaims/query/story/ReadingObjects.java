package dev.coopclaims.query.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.query.QuerySide;
import dev.coopclaims.query.projection.Views;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;

/**
 * An object of every class of the room that reads a view, itself or through another; the class where nothing of it is an
 * object's. They are found by being handed views, so that a further one is among them without a line anywhere: taken from
 * the {@link Room} where it has one, else made of what is known.
 */
public final class ReadingObjects {
    private static final String ROOM = "dev.coopclaims.query";
    private static final String PROJECTIONS = ROOM + ".projection";

    private final List<Object> known = new ArrayList<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private ReadingObjects(Room room) throws IllegalAccessException {
        gather(room);
    }

    /**
     * One of each class.
     *
     * @throws AssertionError when one cannot be made of what the room has
     */
    public static List<Object> of(Room room) throws ReflectiveOperationException {
        ReadingObjects objects = new ReadingObjects(room);
        List<Object> all = new ArrayList<>();
        for (Class<?> type : classes()) {
            all.add(isOfFunctions(type) ? type : objects.get(type));
        }
        return all;
    }

    /** Whoever is handed the views of a read. */
    private static List<Class<?>> classes() throws ClassNotFoundException {
        return mainClasses().stream()
                .filter(type -> Arrays.stream(type.getDeclaredMethods())
                        .flatMap(method -> Arrays.stream(method.getParameterTypes()))
                        .anyMatch(Views.class::isAssignableFrom))
                .toList();
    }

    private static boolean isOfFunctions(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Arrays.stream(method.getParameterTypes()).anyMatch(Views.class::isAssignableFrom))
                .allMatch(method -> Modifier.isStatic(method.getModifiers()));
    }

    private static List<Class<?>> mainClasses() throws ClassNotFoundException {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return true;
            }
        };
        scanner.addIncludeFilter((metadata, factory) -> true);
        List<Class<?>> classes = new ArrayList<>();
        for (BeanDefinition found : scanner.findCandidateComponents(ROOM)) {
            Class<?> type = Class.forName(found.getBeanClassName());
            if (location(type).equals(location(QuerySide.class))
                    && !type.isInterface()
                    && !type.getName().startsWith(PROJECTIONS)) {
                classes.add(type);
            }
        }
        return classes;
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private Object get(Class<?> type) throws ReflectiveOperationException {
        for (Object object : known) {
            if (type.isInstance(object)) {
                return object;
            }
        }
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        List<Object> arguments = new ArrayList<>();
        for (Parameter parameter : constructor.getParameters()) {
            arguments.add(argument(type, parameter));
        }
        Object made = constructor.newInstance(arguments.toArray());
        gather(made);
        return made;
    }

    private Object argument(Class<?> of, Parameter parameter) throws ReflectiveOperationException {
        Class<?> type = parameter.getType();
        if (type.getName().startsWith("dev.coopclaims.documents.")) {
            // Contents of documents are found by ids that a view named, never by what a client says; here there are
            // none.
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                assertThat(method.getReturnType()).isEqualTo(Optional.class);
                return Optional.empty();
            });
        }
        if (type.getName().startsWith("dev.coopclaims.")
                || type.equals(java.time.Clock.class)
                || type.equals(java.time.InstantSource.class)
                || type.equals(com.mongodb.client.MongoDatabase.class)) {
            return get(type);
        }
        throw new AssertionError(of + " needs " + parameter + ": give the Room of the tests one of these objects");
    }

    private void gather(Object object) throws IllegalAccessException {
        if (!seen.add(object)) {
            return;
        }
        known.add(object);
        if (object.getClass().getName().startsWith(ROOM)) {
            for (Field field : fields(object.getClass()).toList()) {
                field.setAccessible(true);
                Object value = field.get(object);
                if (value != null) {
                    gather(value);
                }
            }
        }
    }

    private static Stream<Field> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields()).filter(field -> !Modifier.isStatic(field.getModifiers()));
    }
}
