package dev.coopclaims.app.startup;

import dev.coopclaims.demo.DemoOptions;
import dev.coopclaims.demo.DemoRun;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** The command line of {@code ./coop-claims}. */
@Command(
        name = "coop-claims",
        mixinStandardHelpOptions = true,
        version = "coop-claims",
        sortOptions = false,
        description = "Co-op marketing fund claims. Without a MongoDB URI, data is kept in a folder.",
        footer = {
            "",
            "MONGODB_URI in the environment does the same as --mongodb-uri.",
            "Any property of the application can be set as --name.of.property=value."
        })
public final class Arguments {
    private static final Pattern PROPERTY = Pattern.compile("--[A-Za-z][\\w-]*(\\.[\\w\\[\\]-]+)+(=.*)?");
    private static final int MAX_PORT = 65_535;

    /** What to do. */
    public enum Task {
        RUN,
        DEMO
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "run|demo",
            defaultValue = "run",
            description = "run: serve until stopped. demo: serve, process real invoices, and reconcile.")
    private Task task = Task.RUN;

    @Option(names = "--port", paramLabel = "N", description = "port to listen on; 0 for a free one (default 8080)")
    private @Nullable Integer port;

    @Option(names = "--role", paramLabel = "ROLE", description = "command, query or all (default all)")
    private @Nullable NodeRole role;

    @Option(names = "--data", paramLabel = "DIR", description = "folder of the embedded database (default ./data)")
    private @Nullable Path data;

    @Option(names = "--mongodb-uri", paramLabel = "URI", description = "a MongoDB replica set instead of the folder")
    private @Nullable String mongodbUri;

    @Option(
            names = "--clock",
            paramLabel = "INSTANT",
            description = "what the domain's clock shows now, e.g. 2020-01-15T12:00:00Z")
    private @Nullable Instant clock;

    @Option(
            names = "--claims",
            paramLabel = "N",
            description = "demo: how many claims (default ${DEFAULT-VALUE})",
            defaultValue = "" + DemoOptions.DEFAULT_CLAIMS)
    private int claims;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "demo: how many claims at once (default ${DEFAULT-VALUE})",
            defaultValue = "8")
    private int workers;

    @Option(names = "--keep", description = "demo: keep running afterwards")
    private boolean keep;

    @Unmatched
    private List<String> others = new ArrayList<>();

    private Arguments() {}

    /**
     * Reads the command line.
     *
     * @throws CommandLine.ParameterException with a sentence for the user
     */
    public static Arguments parse(CommandLine commandLine, String... typed) {
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.registerConverter(Instant.class, Arguments::instant);
        refuseUnknownOptions(commandLine, typed);
        commandLine.parseArgs(typed);
        Arguments arguments = commandLine.getCommand();
        for (String other : arguments.others) {
            if (!PROPERTY.matcher(other).matches()) {
                throw new CommandLine.UnmatchedArgumentException(commandLine, List.of(other));
            }
        }
        arguments.check(commandLine);
        return arguments;
    }

    /**
     * Runs before parsing: the value after a mistyped option would otherwise be taken for the task and reported as the
     * error.
     */
    private static void refuseUnknownOptions(CommandLine commandLine, String... typed) {
        Map<String, CommandLine.Model.OptionSpec> known =
                commandLine.getCommandSpec().optionsMap();
        boolean isValue = false;
        for (String word : typed) {
            CommandLine.Model.OptionSpec option = known.get(word.split("=", 2)[0]);
            if (!isValue
                    && option == null
                    && word.startsWith("-")
                    && !PROPERTY.matcher(word).matches()) {
                throw new CommandLine.UnmatchedArgumentException(commandLine, List.of(word));
            }
            isValue = !isValue && option != null && option.arity().max() > 0 && !word.contains("=");
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new CommandLine.TypeConversionException(
                    "'" + text + "' is not an instant such as " + DemoRun.DOMAIN_TIME);
        }
    }

    /** The parser, with its help. */
    public static CommandLine commandLine() {
        return new CommandLine(new Arguments());
    }

    private void check(CommandLine commandLine) {
        try {
            demoOptions();
        } catch (IllegalArgumentException outOfBounds) {
            throw new CommandLine.ParameterException(commandLine, String.valueOf(outOfBounds.getMessage()));
        }
        if (port != null && (port < 0 || port > MAX_PORT)) {
            throw new CommandLine.ParameterException(commandLine, "--port must be 0 to " + MAX_PORT + ", not " + port);
        }
        if (task == Task.DEMO && role != null && role != NodeRole.ALL) {
            throw new CommandLine.ParameterException(commandLine, "demo needs the whole application: omit --role");
        }
    }

    public Task task() {
        return task;
    }

    /** The options of the demonstration. */
    public DemoOptions demoOptions() {
        return new DemoOptions(claims, workers);
    }

    public boolean keep() {
        return keep;
    }

    /** The folder of the embedded database; null when none was given. */
    public @Nullable Path data() {
        return data;
    }

    /** Whether a replica set was given here. */
    public boolean namesReplicaSet() {
        return mongodbUri != null && !mongodbUri.isBlank();
    }

    /** The arguments as properties of the application. */
    public List<String> asProperties() {
        List<String> properties = new ArrayList<>(others);
        add(properties, "server.port", port);
        add(properties, "coop.role", role == null ? null : role.name().toLowerCase(Locale.ROOT));
        add(properties, "coop.data", data);
        add(properties, "coop.mongodb-uri", mongodbUri);
        // The demonstration sends a thousand claims from one address, as fast as it can.
        add(properties, "coop.rate-limit.enabled", task == Task.DEMO ? false : null);
        // Its clock is moved past the claiming period, so that what time does shows too. The profile demo would also
        // open
        // addresses that other machines reach.
        add(properties, "spring.profiles.include", task == Task.DEMO ? "moved-clock" : null);
        add(properties, "coop.clock", clock == null && task == Task.DEMO ? DemoRun.DOMAIN_TIME : clock);
        return properties;
    }

    private static void add(List<String> properties, String name, @Nullable Object value) {
        if (value != null) {
            properties.add("--" + name + "=" + value);
        }
    }
}
