package dev.coopclaims.eventstore.mutants;

import java.util.List;
import java.util.stream.Stream;

/** The list of mutants that stays in the repository: whoever mends a fault adds the mutant that brings it back. */
public final class Mutants {

    private Mutants() {}

    /** All of them. */
    public static List<Mutant> all() {
        return Stream.of(
                        AppendMutants.all(),
                        LogMutants.all(),
                        ReadMutants.all(),
                        EmbeddedMutants.all(),
                        SealingMutants.all())
                .flatMap(List::stream)
                .toList();
    }
}
