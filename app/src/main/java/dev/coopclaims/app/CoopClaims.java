package dev.coopclaims.app;

import dev.coopclaims.app.startup.Arguments;
import dev.coopclaims.app.startup.Launcher;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The program: {@code ./coop-claims}. Exits with 2 when it was called wrongly, with 1 when it cannot start. */
public final class CoopClaims {
    private static final int CALLED_WRONGLY = 2;

    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    private static final int MIN_CARRIERS = 16;
    private static final int CARRIERS_PER_CORE = 4;

    private CoopClaims() {}

    public static void main(String... typed) {
        shareProcessors();
        CommandLine commandLine = Arguments.commandLine();
        Arguments arguments;
        try {
            arguments = Arguments.parse(commandLine, typed);
        } catch (CommandLine.ParameterException mistake) {
            PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
            err.println("coop-claims: " + mistake.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(mistake, err);
            err.println("Try ./coop-claims --help");
            System.exit(CALLED_WRONGLY);
            return;
        }
        if (CommandLine.printHelpIfRequested(commandLine.getParseResult())) {
            return;
        }
        Launcher.launch(arguments).ifPresent(System::exit);
    }

    /**
     * Requests run on virtual threads, which share as many carrier threads as there are cores. A few long computations
     * would therefore stop every other request, health included. With more carrier threads the machine divides its
     * time.
     */
    private static void shareProcessors() {
        if (System.getProperty(CARRIERS) == null) {
            int cores = Runtime.getRuntime().availableProcessors();
            System.setProperty(CARRIERS, Integer.toString(Math.max(MIN_CARRIERS, CARRIERS_PER_CORE * cores)));
        }
    }
}
