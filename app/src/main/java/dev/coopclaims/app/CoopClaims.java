package dev.coopclaims.app;

import dev.coopclaims.app.startup.Arguments;
import dev.coopclaims.app.startup.Launcher;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The program: {@code ./coop-claims}. Ends with 2 when it was called wrongly, with 1 when it cannot start. */
public final class CoopClaims {
    private static final int CALLED_WRONGLY = 2;

    private CoopClaims() {}

    public static void main(String... typed) {
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
}
