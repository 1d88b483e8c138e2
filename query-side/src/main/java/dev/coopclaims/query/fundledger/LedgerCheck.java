package dev.coopclaims.query.fundledger;

import dev.coopclaims.query.fundbalances.FundBalances;
import dev.coopclaims.query.fundbalances.FundMovement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Checks that a fund's ledger explains its balances (F-4): the columns of all entries add up to them, and the
 * inequalities hold.
 */
public final class LedgerCheck {
    private LedgerCheck() {}

    /**
     * The discrepancies, in words; empty when everything agrees.
     *
     * @param entries all the fund's entries, in any order
     */
    public static List<String> differences(FundBalances fund, Collection<LedgerEntry> entries) {
        List<String> differences = new ArrayList<>();
        Optional<FundMovement> sum = entries.stream().map(LedgerEntry::movement).reduce(FundMovement::plus);
        if (sum.isEmpty()) {
            differences.add(fund.fund() + " has no entries");
        } else if (!sum.get().equals(fund.balances())) {
            differences.add(fund.fund() + " holds " + fund.balances() + ", but its entries add up to " + sum.get());
        }
        entries.stream()
                .filter(entry -> !entry.fund().equals(fund.fund()))
                .forEach(entry -> differences.add(fund.fund() + " has an entry for " + entry.fund()));
        differences.addAll(broken(fund));
        return List.copyOf(differences);
    }

    /** The inequalities of F-4 that do not hold. */
    private static List<String> broken(FundBalances fund) {
        FundMovement holds = fund.balances();
        List<String> broken = new ArrayList<>();
        if (holds.paid().isNegative() || holds.paid().isMoreThan(holds.approved())) {
            broken.add(fund.fund() + ": violates 0 ≤ paid ≤ approved");
        }
        if (fund.available().isNegative()) {
            broken.add(fund.fund() + ": available is below zero");
        }
        if (holds.reserved().isNegative()
                || holds.heldForDispute().isNegative()
                || holds.forfeited().isNegative()
                || holds.shortfall().isNegative()) {
            broken.add(fund.fund() + ": reserved, held, forfeited or shortfall is below zero");
        }
        return broken;
    }
}
