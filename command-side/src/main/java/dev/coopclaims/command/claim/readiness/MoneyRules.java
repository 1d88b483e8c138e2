package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.claim.ActivityRequirements;
import dev.coopclaims.command.fund.FundDecisions;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Amounts, expenses, funds and invoices (C-6, C-9, F-4, F-5, P-6). */
final class MoneyRules {

    private MoneyRules() {}

    static List<Finding> expenses(SubmissionContext dossier) {
        Set<String> eligible = dossier.all().map(ActivityRequirements::activity).stream()
                .flatMap(activity -> activity.eligibleExpenses().stream())
                .collect(Collectors.toSet());
        return dossier.claim().costs().values().stream()
                .filter(cost -> !eligible.contains(cost.expenseType()))
                .map(cost -> Finding.problem(RefusalCode.EXPENSE_NOT_ELIGIBLE.at(
                        "/costs/" + cost.id() + "/expenseType",
                        cost.expenseType(),
                        dossier.claim().details().activity())))
                .toList();
    }

    static List<Finding> requested(SubmissionContext dossier) {
        return dossier.claim().requested().isPositive()
                ? List.of()
                : List.of(Finding.problem(RefusalCode.REQUESTED_ZERO.at("/costs")));
    }

    static List<Finding> funds(SubmissionContext dossier) {
        Money requested = dossier.claim().requested();
        Money more = requested.minus(dossier.held().funds());
        if (dossier.held().funds().isPositive() && !more.isPositive()) {
            return List.of();
        }
        // Warns early, even for a draft without costs, that any request will need a rate.
        Drawing drawing = Drawing.of(dossier, more.isPositive() ? more : Money.smallest(requested.currency()));
        if (!drawing.withoutRate().isEmpty()) {
            return drawing.withoutRate().stream()
                    .map(fund -> Finding.problem(dossier.rates()
                            .explained(
                                    RefusalCode.FUND_RATE_MISSING.at(
                                            "",
                                            fund.entity(),
                                            fund.available().currency(),
                                            dossier.claim().currency()),
                                    dossier.claim().currency(),
                                    fund.available().currency())))
                    .toList();
        }
        if (!requested.isPositive() || !drawing.missing().isPositive()) {
            return List.of();
        }
        Optional<FundState> undecided = dossier.funds().stream()
                .filter(fund -> !fund.isDecided() && fund.available().isPositive())
                .findFirst();
        if (undecided.isPresent()) {
            return List.of(Finding.problem(RefusalCode.FUNDS_NOT_DECIDED.at(
                    "",
                    dossier.claim().programme(),
                    dossier.claim().period(),
                    FundDecisions.decidedAfter(undecided.get()))));
        }
        return List.of(Finding.problem(RefusalCode.FUNDS_INSUFFICIENT.at(
                "",
                requested,
                dossier.claim().programme(),
                dossier.claim().period(),
                requested.minus(drawing.missing()))));
    }

    static List<Finding> invoices(SubmissionContext dossier) {
        return InvoiceShares.findings(dossier);
    }
}
