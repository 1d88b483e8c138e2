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
import dev.coopclaims.kernel.invoice.InvoiceId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static Violation refused(InvoiceProblem problem, SubmissionContext dossier) {
        return problem.violation()
                .and(others(problem.others(), dossier))
                .and(Optional.ofNullable(problem.sibling())
                        .map(InvoiceShares::sibling)
                        .orElse(""));
    }

    /**
     * One finding for each other claim, if there are any, so that the reader can look at each. The text names a claim
     * only to readers who may see it.
     */
    private static List<Finding> warned(InvoiceProblem warning, SubmissionContext dossier) {
        CostId sibling = warning.sibling();
        if (sibling != null) {
            return List.of(Finding.warning(warning.violation().and("It is at cost " + sibling + " of this claim.")));
        }
        if (warning.others().isEmpty()) {
            return List.of(Finding.warning(warning.violation()));
        }
        return warning.others().keySet().stream()
                .map(other -> {
                    String number = dossier.claimNumbers().get(other);
                    String where = number == null ? "a claim outside your membership" : "claim " + number;
                    return Finding.warning(warning.violation().and("It is in " + where + "."), other);
                })
                .toList();
    }

    /** The numbers of the other claims; for those that the reader does not see, the sum and who sees them. */
    private static String others(Map<ClaimId, Money> others, SubmissionContext dossier) {
        String seen = others.keySet().stream()
                .map(dossier.claimNumbers()::get)
                .filter(number -> number != null)
                .collect(Collectors.joining(", "));
        List<Money> outside = others.entrySet().stream()
                .filter(other -> !dossier.claimNumbers().containsKey(other.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        String told = seen.isEmpty() ? "" : "See " + seen + ".";
        if (outside.isEmpty()) {
            return told;
        }
        BigDecimal sum = outside.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return told + (told.isEmpty() ? "" : " ") + "Claims outside your membership hold "
                + outside.getFirst().currency() + " " + sum.toPlainString()
                + whoSeesAll(dossier.whoSeesAll()) + ".";
    }

    private static String whoSeesAll(List<UserId> people) {
        return people.isEmpty()
                ? ""
                : "; ask one of these members, who see every claim of the organisation: "
                        + people.stream().map(UserId::value).collect(Collectors.joining(", "));
    }

    /** Names the other cost of the claim with the same invoice: people easily enter a line's net for the invoice's. */
    private static String sibling(CostId sibling) {
        return "Cost " + sibling + " of this claim shows the same invoice. In both, enter the net of the whole invoice,"
                + " put each line's share in requested, and declare each excluded part once.";
    }
}
