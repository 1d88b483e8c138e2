package dev.coopclaims.kernel.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A marketing activity and what a claim for it must prove (P-3, P-5).
 *
 * @param category code of one of the three categories
 * @param programmes codes of the programmes to which it is open
 * @param preApprovalRequired whether a claim must name a granted pre-approval (P-4)
 * @param coreRequirements codes; empty if the source states none
 * @param proof the kinds of proof of execution
 * @param costEvidence the kinds of documents that prove the costs
 * @param metrics codes of what must be measured
 * @param eligibleExpenses codes of the expense types that are payable
 * @param ineligibleParts codes of the parts of a cost that are never payable
 * @param caps upper limits
 * @param components for an activity composed of others: which ones, and at least how many of them
 * @param effectiveFrom the first usage day on which it is offered; absent if always
 */
public record Activity(
        String code,
        String name,
        String category,
        Set<String> programmes,
        boolean preApprovalRequired,
        List<String> coreRequirements,
        Proof proof,
        CostEvidence costEvidence,
        List<String> metrics,
        Set<String> eligibleExpenses,
        Set<String> ineligibleParts,
        List<Cap> caps,
        @Nullable Components components,
        @Nullable LocalDate effectiveFrom) {

    public Activity {
        programmes = Set.copyOf(programmes);
        coreRequirements = List.copyOf(coreRequirements);
        metrics = List.copyOf(metrics);
        eligibleExpenses = Set.copyOf(eligibleExpenses);
        ineligibleParts = Set.copyOf(ineligibleParts);
        caps = List.copyOf(caps);
    }

    /** The cost evidence: every kind of {@code allOf}, and one of {@code anyOf} unless that is empty. */
    public record CostEvidence(List<String> allOf, List<String> anyOf) {
        public CostEvidence {
            allOf = List.copyOf(allOf);
            anyOf = List.copyOf(anyOf);
        }
    }

    /** The activities that this one is composed of; a claim answers which of them it ran. */
    public record Components(List<String> activities, int atLeast) {
        public Components {
            activities = List.copyOf(activities);
        }
    }
}
