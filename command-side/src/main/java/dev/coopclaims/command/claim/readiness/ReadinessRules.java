package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.claim.Readiness;
import dev.coopclaims.command.claim.Warning;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.List;
import java.util.function.Function;

/**
 * The rules of C-7; every check asks all of them. Paths are JSON pointers into the claim; an entry of a list is named
 * by its id, as in the API's URLs.
 */
public final class ReadinessRules {
    static final List<Rule> ALL = List.of(
            new Rule("the organisation takes part", ActivityRules::organisation),
            new Rule("the activity is open to the programme", ActivityRules::open),
            new Rule("the currency is accepted", ActivityRules::currency),
            new Rule("the activity lies in the usage period", DateRules::activity),
            new Rule("the costs lie in the usage period", DateRules::costs),
            new Rule("the claiming period is open", DateRules::claiming),
            new Rule("a pre-approval is named where one is needed", BoundRules::preApproval),
            new Rule("every core requirement is ticked", ProofRules::coreRequirements),
            new Rule("every cost has its evidence", ProofRules::costEvidence),
            new Rule("every question is answered", ProofRules::questions),
            new Rule("the activity is proved", ProofRules::proof),
            new Rule("the metrics are there", ProofRules::metrics),
            new Rule("every expense is eligible", MoneyRules::expenses),
            new Rule("something is asked for", MoneyRules::requested),
            new Rule("the funds suffice", MoneyRules::funds),
            new Rule(
                    "no invoice is claimed beyond what is payable of it, nor from two suppliers", MoneyRules::invoices),
            new Rule("no cap is exceeded", BoundRules::caps),
            new Rule("no document is in another claim", DocumentRules::usedElsewhere));

    private ReadinessRules() {}

    /** Asks every rule. */
    public static Readiness check(SubmissionContext dossier) {
        List<Finding> findings = ALL.stream()
                .flatMap(rule -> rule.check().apply(dossier).stream())
                .toList();
        return new Readiness(dossier.claim().requested(), problems(findings), warnings(findings));
    }

    private static List<Violation> problems(List<Finding> findings) {
        return findings.stream().filter(Finding::blocks).map(Finding::violation).toList();
    }

    private static List<Warning> warnings(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> !finding.blocks())
                .map(finding -> Warning.of(finding.violation(), finding.otherClaim()))
                .toList();
    }

    /**
     * One rule.
     *
     * @param name what holds if the rule finds nothing
     */
    record Rule(String name, Function<SubmissionContext, List<Finding>> check) {}
}
