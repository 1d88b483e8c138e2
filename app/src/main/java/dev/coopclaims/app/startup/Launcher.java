package dev.coopclaims.app.startup;

import dev.coopclaims.app.Rooms;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application with the given arguments, or says in one sentence why it cannot start. */
public final class Launcher {
    private static final int CANNOT_START = 1;

    private Launcher() {}

    /**
     * Runs the task of the arguments.
     *
     * @return the exit code if the process is done; empty if it keeps serving
     */
    public static OptionalInt launch(Arguments arguments) {
        List<String> properties = new ArrayList<>(arguments.asProperties());
        Path temporary = temporaryData(arguments);
        if (temporary != null) {
            properties.add("--coop.data=" + temporary);
        }
        ConfigurableApplicationContext context;
        try {
            context = application().run(properties.toArray(String[]::new));
        } catch (RuntimeException failure) {
            remove(temporary);
            CannotStart reason = Reasons.of(failure);
            PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
            err.println();
            err.println("coop-claims cannot start: " + reason.getMessage());
            if (!reason.remedy().isBlank()) {
                err.println(reason.remedy());
            }
            return OptionalInt.of(CANNOT_START);
        }
        if (arguments.task() == Arguments.Task.RUN) {
            return OptionalInt.empty();
        }
        // Runs after the context has closed, however the process ends.
        SpringApplication.getShutdownHandlers().add(() -> remove(temporary));
        int code = context.getBean(DemoTask.class).run(arguments, portOf(context));
        if (arguments.keep()) {
            return OptionalInt.empty();
        }
        context.close();
        return OptionalInt.of(code);
    }

    /** The application without arguments; its tests use it too. */
    public static SpringApplication application() {
        SpringApplication application = new SpringApplication(Rooms.class);
        application.setBeanNameGenerator(new RoomBeanNames());
        return application;
    }

    static int portOf(ConfigurableApplicationContext context) {
        return context instanceof WebServerApplicationContext web && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : -1;
    }

    private static @Nullable Path temporaryData(Arguments arguments) {
        String uri = System.getenv("MONGODB_URI");
        boolean named = arguments.namesReplicaSet() || (uri != null && !uri.isBlank()) || arguments.data() != null;
        if (arguments.task() != Arguments.Task.DEMO || named) {
            return null;
        }
        try {
            return Files.createTempDirectory("coop-claims-demo-");
        } catch (IOException full) {
            throw new UncheckedIOException("cannot create a temporary folder for the demonstration's data", full);
        }
    }

    private static void remove(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            // If the temporary folder stays behind, the system clears it.
            folder.toFile().deleteOnExit();
        }
    }
}
