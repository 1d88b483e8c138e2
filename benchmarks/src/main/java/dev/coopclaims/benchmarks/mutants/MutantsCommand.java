package dev.coopclaims.benchmarks.mutants;

import dev.coopclaims.eventstore.mutants.Mutant;
import dev.coopclaims.eventstore.mutants.MutantRun;
import dev.coopclaims.eventstore.mutants.MutantRun.Outcome;
import dev.coopclaims.eventstore.mutants.MutantRun.Verdict;
import dev.coopclaims.eventstore.mutants.Mutants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Introduces one fault after the other into the event store and reports whether the tests catch it. */
@Command(
        name = "mutants",
        description = "Introduces faults into the event store, one at a time, and runs the tests that must fail"
                + " because of each. Exits with 1 when one survives or no longer fits the code, with 2 when a"
                + " test fails on the unchanged code.",
        mixinStandardHelpOptions = true)
public final class MutantsCommand implements Callable<Integer> {

    private static final int SURVIVED = 1;
    private static final int TESTS_FAIL_UNCHANGED = 2;

    @Option(names = "--only", split = ",", paramLabel = "NAME", description = "only these mutants (default: all)")
    private Set<String> only = new HashSet<>();

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            description =
                    "for the tests of one mutant; a run that takes longer counts as caught (default: ${DEFAULT-VALUE})")
    private long limitSeconds = 180;

    @Override
    public Integer call() throws IOException {
        List<Mutant> mutants = Mutants.all().stream()
                .filter(mutant -> only.isEmpty() || only.contains(mutant.name()))
                .toList();
        if (mutants.isEmpty() || (!only.isEmpty() && mutants.size() < only.size())) {
            throw new IllegalArgumentException("there is no such mutant; the mutants are: "
                    + Mutants.all().stream().map(Mutant::name).toList());
        }
        Path work = Files.createTempDirectory("coop-mutants");
        MutantRun run = new MutantRun(
                Path.of(System.getProperty("coop.root", ".")).toAbsolutePath().normalize(),
                work,
                Duration.ofSeconds(limitSeconds));
        List<String> tests = mutants.stream()
                .flatMap(mutant -> mutant.tests().stream())
                .distinct()
                .sorted()
                .toList();
        System.out.printf(
                "mutants: %d; first their %d tests and suites on the unchanged code%n", mutants.size(), tests.size());
        Outcome unchanged = run.unchanged(tests);
        if (unchanged.verdict() != Verdict.SURVIVED) {
            System.out.println("mutants: no result, since a test fails on the unchanged code: " + unchanged.by());
            System.out.println("mutants: the output of the tests is in " + work);
            return TESTS_FAIL_UNCHANGED;
        }
        return tried(mutants, run, work) ? 0 : SURVIVED;
    }

    private static boolean tried(List<Mutant> mutants, MutantRun run, Path work) {
        int caught = 0;
        for (Mutant mutant : mutants) {
            Outcome outcome = run.run(mutant);
            caught += outcome.verdict() == Verdict.CAUGHT ? 1 : 0;
            System.out.printf("  %-12s %s (%s)%n", said(outcome.verdict()), mutant.name(), outcome.by());
        }
        System.out.printf("mutants: %d of %d caught%n", caught, mutants.size());
        if (caught < mutants.size()) {
            System.out.println("mutants: the output of the tests is in " + work);
        }
        return caught == mutants.size();
    }

    private static String said(Verdict verdict) {
        return switch (verdict) {
            case CAUGHT -> "caught";
            case SURVIVED -> "SURVIVED";
            case DOES_NOT_FIT -> "DOES NOT FIT";
        };
    }
}
