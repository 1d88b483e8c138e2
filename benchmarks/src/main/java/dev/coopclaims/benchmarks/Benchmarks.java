package dev.coopclaims.benchmarks;

import dev.coopclaims.benchmarks.eventstore.EventStoreBenchmark;
import dev.coopclaims.benchmarks.eventstore.PeersLoss;
import dev.coopclaims.benchmarks.faults.FaultsCommand;
import dev.coopclaims.benchmarks.http.HttpBenchmark;
import dev.coopclaims.benchmarks.http.ScaleTable;
import dev.coopclaims.benchmarks.mutants.MutantsCommand;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The entry point of {@code benchmarks/run}, with one subcommand per benchmark. */
@Command(
        name = "benchmarks/run",
        description = "Runs one of coop-claims' benchmarks and prints its figures.",
        mixinStandardHelpOptions = true,
        subcommands = {
            EventStoreBenchmark.class,
            PeersLoss.class,
            FaultsCommand.class,
            MutantsCommand.class,
            HttpBenchmark.class,
            ScaleTable.class
        })
final class Benchmarks implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "name the benchmark to run");
    }

    static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }
}
