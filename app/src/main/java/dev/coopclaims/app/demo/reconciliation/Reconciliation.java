package dev.coopclaims.app.demo.reconciliation;

import dev.coopclaims.app.demo.reconciliation.IndependentSums.Expected;
import dev.coopclaims.app.demo.reconciliation.IndependentSums.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what the application says with the independent sums: every claim, every fund, every overview. */
public final class Reconciliation {
    private final IndependentSums expected;

    public Reconciliation(IndependentSums expected) {
        this.expected = expected;
    }

    /**
     * Every difference, in a sentence each; none when reconciled.
     *
     * @param failures what the driver could not do; each is a difference
     */
    public List<String> differences(Reported reported, List<String> failures) {
        List<String> differences = new ArrayList<>(failures);
        if (!reported.earnings().equals(expected.earnings())) {
            differences.add("earnings: expected " + expected.earnings() + ", reported " + reported.earnings());
        }
        compareClaims(reported.claims(), differences);
        compareFunds(reported.funds(), differences);
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
            compare(name + ", requested", should.requested(), claim.requested(), differences);
            BigDecimal approved = should.status().equals("APPROVED") ? should.requested() : BigDecimal.ZERO;
            compare(name + ", approved", approved, claim.approved(), differences);
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
            BigDecimal claimed = should.approved().add(should.held());
            compare(name + ", period", "FY19-H2", fund.period(), differences);
            compare(name + ", total", should.accrued(), fund.total(), differences);
            compare(name + ", approved", should.approved(), fund.approved(), differences);
            compare(name + ", reserved", should.held(), fund.reserved(), differences);
            compare(name + ", held for dispute", should.held(), fund.heldForDispute(), differences);
            compare(name + ", claimed", claimed, fund.claimed(), differences);
            compare(name + ", paid", BigDecimal.ZERO, fund.paid(), differences);
            compare(name + ", forfeited", BigDecimal.ZERO, fund.forfeited(), differences);
            compare(name + ", available", should.accrued().subtract(claimed), fund.available(), differences);
        }
        for (String organisation : expected.funds().keySet()) {
            if (!seen.contains(organisation)) {
                differences.add("fund of " + organisation + ": missing");
            }
        }
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
            BigDecimal claimed = should.approved().add(should.held());
            compare(name + ", claims", should.claims(), overview.claims(), differences);
            compare(name + ", approved", should.approved(), overview.approved(), differences);
            compare(name + ", claimed", claimed, overview.claimed(), differences);
            compare(name + ", total", should.accrued(), overview.total(), differences);
            compare(name + ", remaining", should.accrued().subtract(claimed), overview.remaining(), differences);
        }
        for (Map.Entry<String, Money> partner : expected.funds().entrySet()) {
            if (!seen.contains(partner.getKey())) {
                differences.add("overview of " + partner.getKey() + ": missing");
            }
        }
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
