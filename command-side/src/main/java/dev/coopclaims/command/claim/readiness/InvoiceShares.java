package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.invoice.ClaimedInvoice;
import dev.coopclaims.command.invoice.InvoiceDecision;
import dev.coopclaims.command.invoice.InvoiceDecisions;
import dev.coopclaims.command.invoice.InvoiceProblem;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.Programme;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.FurtherSentence;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.source.InvoiceId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** What a claim takes of its invoices (C-9), and the findings about it: two costs may show the same invoice. */
public final class InvoiceShares {
    private static final int WHOLE_PERCENT = 100;

    private InvoiceShares() {}

    /** What the claim wants of each invoice number that its costs show. */
    public static SequencedMap<InvoiceId, ClaimedInvoice> wantedBy(ClaimContent claim, Catalogue catalogue) {
        int percent = catalogue
                .programme(claim.programme())
                .map(Programme::reimbursedPercent)
                .orElse(WHOLE_PERCENT);
        return ClaimedInvoice.of(
                claim.organisation(),
                claim.id(),
                claim.label(),
                percent,
                claim.costs().values());
    }

    static List<Finding> findings(SubmissionContext dossier) {
        List<Finding> findings = new ArrayList<>();
        wantedBy(dossier.claim(), dossier.catalogue()).forEach((id, wanted) -> {
            InvoiceDecision decision = InvoiceDecisions.claim(dossier.invoices().get(id), wanted);
            decision.problems().forEach(problem -> findings.add(new Finding(true, refused(problem, dossier))));
            decision.warnings().forEach(warning -> findings.addAll(warned(warning, dossier)));
        });
        return findings;
    }

    /** The text names a claim only to readers who may see it, and another cost with the same invoice. */
    private static Violation refused(InvoiceProblem problem, SubmissionContext dossier) {
        Violation told = outside(seen(problem.violation(), problem.others(), dossier), problem.others(), dossier);
        CostId sibling = problem.sibling();
        // People easily enter a line's net for the invoice's.
        return sibling == null ? told : told.and(FurtherSentence.INVOICE_OF_OTHER_COST, sibling);
    }

    /**
     * One finding for each other claim, if there are any, so that the reader can look at each. The text names a claim
     * only to readers who may see it.
     */
    private static List<Finding> warned(InvoiceProblem warning, SubmissionContext dossier) {
        Violation violation = warning.violation();
        CostId sibling = warning.sibling();
        if (sibling != null) {
            return List.of(Finding.warning(violation.and(FurtherSentence.ALSO_AT_COST, sibling)));
        }
        if (warning.others().isEmpty()) {
            return List.of(Finding.warning(violation));
        }
        return warning.others().keySet().stream()
                .map(other -> {
                    String number = dossier.claimNumbers().get(other);
                    return Finding.warning(
                            number == null
                                    ? violation.and(FurtherSentence.ALSO_OUTSIDE_MEMBERSHIP)
                                    : violation.and(FurtherSentence.ALSO_IN_CLAIM, number),
                            other);
                })
                .toList();
    }

    /** Adds the numbers of the other claims that the reader sees. */
    private static Violation seen(Violation violation, Map<ClaimId, Money> others, SubmissionContext dossier) {
        String numbers = others.keySet().stream()
                .map(dossier.claimNumbers()::get)
                .filter(number -> number != null)
                .collect(Collectors.joining(", "));
        return numbers.isEmpty() ? violation : violation.and(FurtherSentence.SEE_CLAIMS, numbers);
    }

    /** Adds the sum that other claims hold which the reader does not see, and who sees them. */
    private static Violation outside(Violation violation, Map<ClaimId, Money> others, SubmissionContext dossier) {
        List<Money> hidden = others.entrySet().stream()
                .filter(other -> !dossier.claimNumbers().containsKey(other.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (hidden.isEmpty()) {
            return violation;
        }
        BigDecimal sum = hidden.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        String held = hidden.getFirst().currency() + " " + sum.toPlainString();
        List<UserId> people = dossier.whoSeesAll();
        return people.isEmpty()
                ? violation.and(FurtherSentence.HELD_OUTSIDE_MEMBERSHIP, held)
                : violation.and(
                        FurtherSentence.HELD_OUTSIDE_MEMBERSHIP_ASK,
                        held,
                        people.stream().map(UserId::value).collect(Collectors.joining(", ")));
    }
}
