package dev.coopclaims.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every file of the project keeps to (the project's style, as far as a program can tell). */
class TidyTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("coop.root"), "coop.root"));
    private static final int MAX_LINES = 300;
    /** One line for each of many things, which grow with the rules. */
    private static final Set<String> LISTS = Set.of("RefusalCode.java");

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    // Put together, so that this file does not hold what it looks for.
    private static final Pattern UNDONE = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern SKIPPED =
            Pattern.compile("@Dis" + "abled|assume(True|False|That)\\(|Assump" + "tions");
    private static final Pattern SLEEP = Pattern.compile("Thread\\.sl" + "eep|TimeUnit\\.\\w+\\.sl" + "eep");

    @Test
    void every_module_has_a_readme() {
        assertThat(modules())
                .hasSizeGreaterThan(5)
                .allSatisfy(module -> assertThat(module.resolve("README.md")).isNotEmptyFile());
    }

    @Test
    void a_file_fits_on_a_few_screens() {
        assertThat(sources("src/main/java")
                        .filter(file -> !LISTS.contains(file.getFileName().toString()))
                        .filter(file -> lines(file).size() > MAX_LINES))
                .as("files of more than " + MAX_LINES + " lines")
                .isEmpty();
    }

    @Test
    void every_package_says_what_lives_there_and_is_null_marked() {
        List<Path> packages = sources("src/main/java")
                .map(file -> Objects.requireNonNull(file.getParent()))
                .distinct()
                .toList();
        assertThat(packages).hasSizeGreaterThan(30).allSatisfy(folder -> {
            Path info = folder.resolve("package-info.java");
            assertThat(info).isRegularFile();
            assertThat(String.join("\n", lines(info))).startsWith("/**").contains("@NullMarked");
        });
    }

    @Test
    void nothing_is_left_undone_in_main() {
        assertThat(matching(sources("src/main"), UNDONE)).isEmpty();
    }

    @Test
    void no_test_is_skipped() {
        assertThat(matching(sources("src/test/java"), SKIPPED)).isEmpty();
    }

    @Test
    void no_test_sleeps() {
        assertThat(matching(sources("src/test/java"), SLEEP)).isEmpty();
    }

    @Test
    void a_rule_s_number_in_a_test_s_name_is_one_that_the_event_model_finds() {
        Pattern joined = Pattern.compile("void \\w+_[A-Z]\\d+\\(");
        assertThat(matching(sources("src/test/java"), joined)).as("write …_C_9").isEmpty();
    }

    @Test
    void nothing_names_the_machine_it_was_written_on() {
        Pattern machine = Pattern.compile("/wo" + "rk/(main|shared|brief)|/ro" + "ot/|/usr/lib/jvm/[a-z]");
        assertThat(matching(Stream.concat(sources("src"), modules().stream().map(m -> m.resolve("pom.xml"))), machine))
                .isEmpty();
    }

    private static List<Path> modules() {
        List<Path> modules = MODULE.matcher(String.join("\n", lines(ROOT.resolve("pom.xml"))))
                .results()
                .map((MatchResult module) -> ROOT.resolve(module.group(1)))
                .toList();
        assertThat(modules).isNotEmpty();
        return modules;
    }

    /** Text files under a folder of every module; fails when there is none. */
    private static Stream<Path> sources(String folder) {
        Predicate<Path> text = file -> file.toString().matches(".*\\.(java|yaml|xml|md|properties)");
        List<Path> files = modules().stream()
                .map(module -> module.resolve(folder))
                .filter(Files::isDirectory)
                .flatMap(TidyTest::walk)
                .filter(text.and(Files::isRegularFile))
                .toList();
        assertThat(files).as("files in " + folder).hasSizeGreaterThan(20);
        return files.stream();
    }

    private static List<String> matching(Stream<Path> files, Pattern pattern) {
        return files.flatMap(file -> lines(file).stream()
                        .filter(line -> pattern.matcher(line).find())
                        .map(line -> ROOT.relativize(file) + ": " + line.strip()))
                .toList();
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
