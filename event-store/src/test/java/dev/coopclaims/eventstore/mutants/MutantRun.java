package dev.coopclaims.eventstore.mutants;

import dev.coopclaims.testkit.RealMongod;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Applies one mutant at a time to a copy of its file, compiles that file alone, and runs its tests in a process of their
 * own, in which the changed classes come first. All processes share one mongod.
 */
public final class MutantRun {

    /** What became of a mutant. */
    public enum Verdict {
        /** A test failed, as it must. */
        CAUGHT,
        /** All tests passed: they do not see it. */
        SURVIVED,
        /** The text that it changes is not there any more, or not once, or what comes of it does not compile. */
        DOES_NOT_FIT
    }

    /**
     * The outcome of one mutant.
     *
     * @param by the test that caught it and the first line of what it says; or what is wrong
     */
    public record Outcome(Verdict verdict, String by) {}

    private static final String CONTRACT_LIMIT_SECONDS = "20";

    private final Path root;
    private final Path work;
    private final Duration limit;
    private final String classPath = System.getProperty("java.class.path");

    /**
     * @param root the project's folder
     * @param work an empty folder for what is compiled and said
     * @param limit for the tests of one mutant
     */
    public MutantRun(Path root, Path work, Duration limit) {
        this.root = root;
        this.work = work;
        this.limit = limit;
    }

    /** Runs tests on the code as it is: what fails there cannot show anything. */
    public Outcome unchanged(List<String> tests) {
        return tested(tests, classPath, "unchanged", limit.multipliedBy(5));
    }

    /** Applies a mutant and runs its tests. */
    public Outcome run(Mutant mutant) {
        try {
            Path file = root.resolve(mutant.file());
            String text = Files.readString(file);
            if (!mutant.fits(text)) {
                return new Outcome(Verdict.DOES_NOT_FIT, "what it changes does not occur exactly once in " + file);
            }
            Path folder = Files.createDirectories(work.resolve(mutant.name()));
            Path changed = folder.resolve(Objects.requireNonNull(file.getFileName()));
            Files.writeString(changed, mutant.applied(text));
            Path classes = Files.createDirectories(folder.resolve("classes"));
            Optional<String> error = compiled(changed, classes);
            return error.isPresent()
                    ? new Outcome(Verdict.DOES_NOT_FIT, error.get())
                    : tested(mutant.tests(), classes + File.pathSeparator + classPath, mutant.name(), limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the compiler says against it, if anything. */
    private Optional<String> compiled(Path source, Path classes) throws IOException {
        JavaCompiler compiler =
                Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK is needed, not a runtime alone");
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean good = compiler.getTask(
                            said,
                            files,
                            null,
                            List.of("-nowarn", "-proc:none", "-d", classes.toString(), "-cp", classPath),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            return good ? Optional.empty() : Optional.of(said.toString());
        }
    }

    private Outcome tested(List<String> tests, String path, String name, Duration within) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dcoop.root=" + root,
                "-Dcontract.limit.seconds=" + CONTRACT_LIMIT_SECONDS,
                "-cp",
                path,
                TestProcess.class.getName()));
        command.addAll(tests);
        Path said = work.resolve(name + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("COOP_TEST_MONGODB_URI", RealMongod.uri());
        try {
            Process process = builder.start();
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                return new Outcome(Verdict.CAUGHT, "its tests do not end within " + within.toSeconds() + " s");
            }
            return process.exitValue() == 0 && line(said, TestProcess.PASSED).isPresent()
                    ? new Outcome(
                            Verdict.SURVIVED, line(said, TestProcess.PASSED).get() + " tests passed")
                    : new Outcome(
                            Verdict.CAUGHT,
                            line(said, TestProcess.FAILED).orElse("the process ended; what it said is in " + said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tests ran", e);
        }
    }

    private static Optional<String> line(Path said, String beginning) throws IOException {
        try (var lines = Files.lines(said)) {
            return lines.filter(line -> line.startsWith(beginning))
                    .map(line -> line.substring(beginning.length()))
                    .findFirst();
        }
    }
}
