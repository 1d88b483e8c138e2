package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.claim.Asked;
import dev.coopclaims.kernel.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Amounts, expenses, funds and invoices (C-6, C-9, F-4, F-5, P-6). */
final class MoneyRules {

    private MoneyRules() {}

    static List<Finding> expenses(Dossier dossier) {
        Set<String> eligible = dossier.all().map(Asked::activity).stream()
                .flatMap(activity -> activity.eligibleExpenses().stream())
                .collect(Collectors.toSet());
        return dossier.claim().costs().values().stream()
                .filter(cost -> !eligible.contains(cost.expenseType()))
                .map(cost -> Finding.problem(
                        "EXPENSE_NOT_ELIGIBLE",
                        "/costs/" + cost.id() + "/expenseType",
                        cost.expenseType() + " is not payable for "
                                + dossier.claim().details().activity(),
                        "P-6"))
                .toList();
    }

    static List<Finding> requested(Dossier dossier) {
        return dossier.claim().requested().isPositive()
                ? List.of()
                : List.of(Finding.problem("REQUESTED_ZERO", "/costs", "the claim asks for nothing: add a cost", "C-7"));
    }

    static List<Finding> funds(Dossier dossier) {
        Money requested = dossier.claim().requested();
        // A draft without costs is told early that whatever it asks for will need a rate.
        Money drawn = requested.isPositive() ? requested : new Money(BigDecimal.ONE, requested.currency());
        Drawing drawing = Drawing.of(dossier, drawn);
        if (!drawing.withoutRate().isEmpty()) {
            return drawing.withoutRate().stream()
                    .map(fund -> Finding.problem(
                            "RATE_MISSING",
                            "",
                            "the fund of " + fund.entity() + " is kept in "
                                    + fund.available().currency() + ", and no rate to "
                                    + dossier.claim().currency()
                                    + " was published; FINANCE publishes rates",
                            "F-5"))
                    .toList();
        }
        if (!requested.isPositive() || !drawing.missing().isPositive()) {
            return List.of();
        }
        return List.of(Finding.problem(
                "INSUFFICIENT_FUNDS",
                "",
                requested + " is asked for, and the funds of " + dossier.claim().programme() + " "
                        + dossier.claim().period() + " have "
                        + requested.minus(drawing.missing()) + " available",
                "F-4"));
    }

    static List<Finding> invoices(Dossier dossier) {
        return InvoiceShares.findings(dossier);
    }
}
