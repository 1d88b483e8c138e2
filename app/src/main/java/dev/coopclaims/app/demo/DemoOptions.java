package dev.coopclaims.app.demo;

import java.util.Iterator;
import java.util.List;

/**
 * What the demonstration was asked for.
 *
 * @param claims how many claims, 1 or more (the example data bounds them)
 * @param workers how many claims are driven at once, 1 to {@link #MAX_WORKERS}
 * @param keep whether the application goes on running afterwards; for who started it, the driver does not mind
 */
public record DemoOptions(int claims, int workers, boolean keep) {
    public static final int DEFAULT_CLAIMS = 1_000;
    public static final int DEFAULT_WORKERS = 8;
    public static final int MAX_WORKERS = 64;

    /** @throws IllegalArgumentException when a number is out of its bounds */
    public DemoOptions {
        if (claims < 1) {
            throw new IllegalArgumentException("--claims must be 1 or more");
        }
        if (workers < 1 || workers > MAX_WORKERS) {
            throw new IllegalArgumentException("--workers must be 1 to " + MAX_WORKERS);
        }
    }

    public static DemoOptions defaults() {
        return new DemoOptions(DEFAULT_CLAIMS, DEFAULT_WORKERS, false);
    }

    /**
     * Reads {@code --claims N}, {@code --workers N} and {@code --keep}.
     *
     * @throws IllegalArgumentException with a sentence for the person who typed it
     */
    public static DemoOptions parse(List<String> arguments) {
        int claims = DEFAULT_CLAIMS;
        int workers = DEFAULT_WORKERS;
        boolean keep = false;
        for (Iterator<String> left = arguments.iterator(); left.hasNext(); ) {
            String argument = left.next();
            switch (argument) {
                case "--claims" -> claims = number(argument, left);
                case "--workers" -> workers = number(argument, left);
                case "--keep" -> keep = true;
                default ->
                    throw new IllegalArgumentException(
                            "unknown option " + argument + "; there are --claims N, --workers N and --keep");
            }
        }
        return new DemoOptions(claims, workers, keep);
    }

    private static int number(String option, Iterator<String> left) {
        if (!left.hasNext()) {
            throw new IllegalArgumentException(option + " needs a number");
        }
        String text = left.next();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(option + " needs a number, not " + text, notANumber);
        }
    }
}
