package dev.coopclaims.eventstore.mutants;

import java.util.List;

/**
 * A change for the worse.
 *
 * @param name says what becomes wrong, in words joined by dashes
 * @param file that is changed, from the project's folder on
 * @param original text of the file that is replaced; it must occur exactly once
 * @param changed text in its place
 * @param tests of which one must fail: classes, or methods behind {@code #}
 */
public record Mutant(String name, String file, String original, String changed, List<String> tests) {

    private static final String PACKAGES = "dev.coopclaims.";
    private static final String EVENT_STORE = "event-store/src/main/java/dev/coopclaims/eventstore/";
    private static final String EMBEDDED = "embedded/src/main/java/dev/coopclaims/embedded/";

    public Mutant {
        tests = List.copyOf(tests);
    }

    /** A mutant of the event store; test classes from its package on. */
    static Mutant of(String name, String file, String original, String changed, String... tests) {
        return new Mutant(
                name,
                EVENT_STORE + file,
                original,
                changed,
                List.of(tests).stream()
                        .map(test -> PACKAGES + "eventstore." + test)
                        .toList());
    }

    /** A mutant of the embedded server; test classes from its package on. */
    static Mutant ofEmbedded(String name, String file, String original, String changed, String... tests) {
        return new Mutant(
                name,
                EMBEDDED + file,
                original,
                changed,
                List.of(tests).stream()
                        .map(test -> PACKAGES + "embedded." + test)
                        .toList());
    }

    /** Whether it can be applied to the text of its file. */
    boolean fits(String text) {
        int first = text.indexOf(original);
        return first >= 0 && text.indexOf(original, first + 1) < 0;
    }

    String applied(String text) {
        return text.replace(original, changed);
    }
}
