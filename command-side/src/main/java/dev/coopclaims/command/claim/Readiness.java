package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.List;
import java.util.Set;

/**
 * What a submission would answer now (C-7).
 *
 * @param requested the amount that would be requested
 * @param problems everything that has to be corrected first
 * @param warnings what partner and reviewer should know
 */
public record Readiness(Money requested, List<Violation> problems, List<Warning> warnings) {

    public Readiness {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** The same for a reader who may know of only these other claims. */
    public Readiness naming(Set<ClaimId> seen) {
        return new Readiness(
                requested,
                problems,
                warnings.stream()
                        .map(warning -> warning.otherClaim() == null || seen.contains(warning.otherClaim())
                                ? warning
                                : warning.withoutOtherClaim())
                        .toList());
    }

    public boolean ready() {
        return problems.isEmpty();
    }
}
