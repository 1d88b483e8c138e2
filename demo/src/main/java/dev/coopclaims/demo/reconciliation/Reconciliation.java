package dev.coopclaims.demo.reconciliation;

import dev.coopclaims.demo.reconciliation.IndependentSums.Expected;
import dev.coopclaims.demo.reconciliation.IndependentSums.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares the application's figures with the independent sums: every claim, every fund, every overview. */
public final class Reconciliation {
    private final IndependentSums expected;

    public Reconciliation(IndependentSums expected) {
        this.expected = expected;
    }

    /**
     * Every difference, in one sentence each; empty if reconciled.
     *
     * @param failures the driver's failures; each counts as a difference
     */
    public List<String> differences(Reported reported, List<String> failures) {
        List<String> differences = new ArrayList<>(failures);
        if (!reported.earnings().equals(expected.earnings())) {
            differences.add("earnings: expected " + expected.earnings() + ", reported " + reported.earnings());
        }
        compareClaims(reported.claims(), differences);
        compareFunds(reported.funds(), differences);
        compareSmall(reported.small(), differences);
        compareRolled(reported.rolled(), differences);
        compareLedgers(reported.ledgers(), differences);
        compareOverviews(reported.overviews(), differences);
        return differences;
    }

    private void compareClaims(List<Reported.Claim> reported, List<String> differences) {
        Set<String> seen = new HashSet<>();
        for (Reported.Claim claim : reported) {
            String name = "claim " + claim.title();
            Expected should = expected.claims().get(claim.title());
            if (should == null) {
                differences.add(name + ": not among the rows");
                continue;
            }
            if (!seen.add(claim.title())) {
                differences.add(name + ": reported twice");
            }
            compare(name + ", organisation", should.organisation(), claim.organisation(), differences);
            compare(name + ", status", should.status(), claim.status(), differences);
            compare(name + ", requested", should.amounts().requested(), claim.requested(), differences);
            compare(name + ", approved", should.amounts().approved(), claim.approved(), differences);
        }
        for (String title : expected.claims().keySet()) {
            if (!seen.contains(title)) {
                differences.add("claim " + title + ": missing");
            }
        }
    }

    private void compareFunds(List<Reported.Fund> reported, List<String> differences) {
        Set<String> seen = new HashSet<>();
        for (Reported.Fund fund : reported) {
            String name = "fund of " + fund.organisation();
            Money should = expected.funds().get(fund.organisation());
            if (should == null || !seen.add(fund.organisation())) {
                differences.add(name + " " + fund.period() + ": not expected");
                continue;
            }
            compare(name + ", period", "FY19-H2", fund.period(), differences);
            compare(name + ", total", should.total(), fund.total(), differences);
            compare(name + ", adjusted", should.adjusted(), fund.adjusted(), differences);
            compare(name + ", approved", should.amounts().approved(), fund.approved(), differences);
            compare(name + ", reserved", should.amounts().reserved(), fund.reserved(), differences);
            compare(name + ", held for dispute", should.amounts().held(), fund.heldForDispute(), differences);
            compare(name + ", claimed", should.claimed(), fund.claimed(), differences);
            compare(name + ", paid", BigDecimal.ZERO, fund.paid(), differences);
            compare(name + ", forfeited", should.forfeited(), fund.forfeited(), differences);
            compare(name + ", available", should.available(), fund.available(), differences);
        }
        missing("fund of ", seen, differences);
    }

    /** Rule 7: what stays below the threshold is converted whole. */
    private void compareSmall(List<Reported.Small> reported, List<String> differences) {
        Set<String> seen = new HashSet<>();
        for (Reported.Small fund : reported) {
            String name = "small fund of " + fund.organisation();
            if (!expected.funds().containsKey(fund.organisation()) || !seen.add(fund.organisation())) {
                differences.add(name + ": not expected");
                continue;
            }
            compare(name + ", total", BigDecimal.ZERO, fund.total(), differences);
            compare(name + ", converted", IndependentSums.CONVERTED, fund.converted(), differences);
        }
        missing("small fund of ", seen, differences);
    }

    /** Rule 13: what was rolled over is there, and stays: it is adjusted, not earned. */
    private void compareRolled(List<Reported.Rolled> reported, List<String> differences) {
        Set<String> seen = new HashSet<>();
        for (Reported.Rolled fund : reported) {
            String name = "rolled-over fund of " + fund.organisation();
            Money should = expected.funds().get(fund.organisation());
            if (should == null || !seen.add(fund.organisation())) {
                differences.add(name + " " + fund.period() + ": not expected");
                continue;
            }
            compare(name + ", period", "FY20-H1", fund.period(), differences);
            compare(name + ", total", should.rolled(), fund.total(), differences);
            compare(name + ", available", should.rolled(), fund.available(), differences);
        }
        missing("rolled-over fund of ", seen, differences);
    }

    private void missing(String what, Set<String> seen, List<String> differences) {
        for (String organisation : expected.funds().keySet()) {
            if (!seen.contains(organisation)) {
                differences.add(what + organisation + ": missing");
            }
        }
    }

    private void compareLedgers(List<Reported.Ledger> reported, List<String> differences) {
        Set<String> seen = new HashSet<>();
        for (Reported.Ledger ledger : reported) {
            String name = "ledger of " + ledger.organisation();
            Money should = expected.funds().get(ledger.organisation());
            if (should == null || !seen.add(ledger.organisation())) {
                differences.add(name + ": not expected");
                continue;
            }
            compare(name + ", total", should.total(), ledger.total(), differences);
            compare(name + ", reserved", should.amounts().reserved(), ledger.reserved(), differences);
            compare(name + ", held for dispute", should.amounts().held(), ledger.heldForDispute(), differences);
            compare(name + ", approved", should.amounts().approved(), ledger.approved(), differences);
            compare(name + ", forfeited", should.forfeited(), ledger.forfeited(), differences);
            compare(name + ", released", should.amounts().released(), ledger.released(), differences);
            compare(name + ", warnings", should.warnings(), ledger.warnings(), differences);
        }
        missing("ledger of ", seen, differences);
    }

    private void compareOverviews(List<Reported.Overview> reported, List<String> differences) {
        Set<String> seen = new HashSet<>();
        for (Reported.Overview overview : reported) {
            String name = "overview of " + overview.organisation();
            Money should = expected.funds().get(overview.organisation());
            if (should == null || !seen.add(overview.organisation())) {
                differences.add(name + ": not expected");
                continue;
            }
            compare(name + ", claims", should.claims(), overview.claims(), differences);
            compare(name + ", approved", should.amounts().approved(), overview.approved(), differences);
            compare(name + ", claimed", should.claimed(), overview.claimed(), differences);
            // What was rolled over to the next period is an estimate until that can be claimed, and in no total (F-8).
            BigDecimal next = expected.isClosed() ? should.rolled() : BigDecimal.ZERO;
            compare(name + ", total", should.total().add(next), overview.total(), differences);
            compare(name + ", remaining", should.available().add(next), overview.remaining(), differences);
            compare(name + ", forfeited", should.forfeited(), overview.forfeited(), differences);
        }
        missing("overview of ", seen, differences);
    }

    private static void compare(String what, BigDecimal should, BigDecimal is, List<String> differences) {
        if (should.compareTo(is) != 0) {
            differences.add(what + ": expected " + should.toPlainString() + ", reported " + is.toPlainString());
        }
    }

    private static void compare(String what, Object should, Object is, List<String> differences) {
        if (!should.equals(is)) {
            differences.add(what + ": expected " + should + ", reported " + is);
        }
    }
}
