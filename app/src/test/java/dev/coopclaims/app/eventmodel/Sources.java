package dev.coopclaims.app.eventmodel;

import static java.util.stream.Collectors.toCollection;

import dev.coopclaims.kernel.refusal.RefusalCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's source files, as far as they tell where a rule is decided and what tests name. */
final class Sources {
    private static final Pattern RULE = Pattern.compile("(?m)^- \\*\\*([A-Z]-\\d+)\\*\\*");

    private static final Pattern UNBUILT = Pattern.compile("(?m)^- \\*\\*([A-Z]-\\d+)\\*\\* \\*\\(not built yet\\)\\*");

    private final List<Source> main;
    private final List<Source> tests;
    private final List<RefusalSites.Site> refusals;
    private final String book;

    private record Source(String name, String text) {}

    /** @param root of the project */
    Sources(Path root) {
        this.main = under(root, "src/main/java");
        this.tests = under(root, "src/test/java");
        this.refusals = RefusalSites.in(root, "shared-kernel", "documents", "command-side", "query-side", "app");
        this.book = read(root.resolve("docs/domain.md"));
    }

    /** The numbers of the book's rules, in its order. */
    List<String> rules() {
        List<String> rules = new ArrayList<>();
        Matcher found = RULE.matcher(book);
        while (found.find()) {
            rules.add(found.group(1));
        }
        return rules;
    }

    /** The rules that the book marks as not built yet. */
    Set<String> unbuilt() {
        return UNBUILT.matcher(book).results().map(marked -> marked.group(1)).collect(toCollection(TreeSet::new));
    }

    /** The classes that refuse by the rule, or name it in what they say; where none does, those that cite it. */
    Set<String> deciding(String rule) {
        Set<String> deciding = names(main, "\"" + rule + "\"");
        refusals.stream()
                .filter(site ->
                        site.code() instanceof RefusalCode code && code.rules().equals(List.of(rule)))
                .map(RefusalSites.Site::file)
                .forEach(deciding::add);
        deciding.remove(RefusalCode.class.getSimpleName());
        if (deciding.isEmpty()) {
            Pattern cited = Pattern.compile("\\b" + rule + "(?!\\d)");
            main.stream()
                    .filter(source -> cited.matcher(source.text).find())
                    .map(Source::name)
                    .filter(name -> !name.equals("package-info"))
                    .forEach(deciding::add);
        }
        return deciding;
    }

    /** The tests of which a method ends in the rule's number, as in {@code …_C_9}. */
    Set<String> testsNamedAfter(String rule) {
        Pattern named = Pattern.compile("void \\w+_" + rule.replace('-', '_') + "(?!\\d)\\w*\\(");
        return tests.stream()
                .filter(source -> named.matcher(source.text).find())
                .map(Source::name)
                .collect(toCollection(TreeSet::new));
    }

    /** The tests that make such a command. */
    Set<String> testsThatMake(String command) {
        TreeSet<String> makers = new TreeSet<>(names(tests, "new " + command + "("));
        makers.removeIf(name -> !name.endsWith("Test") && !name.endsWith("IT"));
        return makers;
    }

    private static Set<String> names(List<Source> sources, String text) {
        return sources.stream()
                .filter(source -> source.text.contains(text))
                .map(Source::name)
                .collect(toCollection(TreeSet::new));
    }

    private static List<Source> under(Path root, String folder) {
        try (Stream<Path> rooms = Files.list(root)) {
            List<Source> sources = new ArrayList<>();
            for (Path room : rooms.filter(path -> Files.isDirectory(path.resolve(folder)))
                    .filter(path -> !path.endsWith("benchmarks"))
                    .toList()) {
                try (Stream<Path> files = Files.walk(room.resolve(folder))) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .map(file ->
                                    new Source(file.getFileName().toString().replace(".java", ""), read(file)))
                            .forEach(sources::add);
                }
            }
            return sources;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
