package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.List;

/**
 * What the submission would say now (C-7).
 *
 * @param requested what would be asked for
 * @param problems what has to be mended first; all of it
 * @param warnings what partner and reviewer should know
 */
public record Readiness(Money requested, List<Violation> problems, List<Warning> warnings) {

    public Readiness {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    public boolean ready() {
        return problems.isEmpty();
    }
}
