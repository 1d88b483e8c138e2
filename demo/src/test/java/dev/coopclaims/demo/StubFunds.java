package dev.coopclaims.demo;

import dev.coopclaims.demo.ContractStub.Fault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** The funds as {@link ContractStub} shows them: earnings, and what its claims use of them. */
final class StubFunds {
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Map<String, BigDecimal>> earnings = new LinkedHashMap<>();
    private final Collection<StubClaim> claims;
    private final Fault fault;

    StubFunds(Collection<StubClaim> claims, Fault fault) {
        this.claims = claims;
        this.fault = fault;
    }

    /** Takes the import's lines; answers with its counts. */
    Map<String, Integer> accrue(String lines) {
        Map<String, Integer> counts =
                new LinkedHashMap<>(Map.of("accrued", 0, "duplicates", 0, "conflicts", 0, "refused", 0));
        lines.lines().map(json::readTree).forEach(line -> {
            Map<String, BigDecimal> known =
                    earnings.computeIfAbsent(line.path("organisation").asString(), none -> new LinkedHashMap<>());
            BigDecimal incentive =
                    new BigDecimal(line.path("incentive").path("amount").asString());
            BigDecimal before = known.putIfAbsent(line.path("externalId").asString(), incentive);
            String outcome = before == null ? "accrued" : before.compareTo(incentive) == 0 ? "duplicates" : "conflicts";
            counts.merge(outcome, 1, Integer::sum);
        });
        return counts;
    }

    List<Map<String, Object>> all() {
        return earnings.keySet().stream().map(this::balances).toList();
    }

    Map<String, Object> balances(String organisation) {
        BigDecimal total = total(organisation);
        BigDecimal approved = sum(organisation, StubClaim::approved);
        BigDecimal kept =
                fault == Fault.KEEPS_WHAT_A_LOST_DISPUTE_FREES ? sum(organisation, StubFunds::lost) : BigDecimal.ZERO;
        BigDecimal reserved = sum(organisation, StubClaim::reserved).add(kept);
        BigDecimal held =
                sum(organisation, fault == Fault.HOLDS_DISPUTED_CLAIMS ? StubClaim::reserved : StubClaim::held);
        BigDecimal available = total.subtract(approved).subtract(reserved);
        Map<String, Object> row = new LinkedHashMap<>(
                Map.of("fund", "fund-" + organisation, "organisation", organisation, "period", "FY19-H2"));
        row.put("total", money(total));
        row.put("approved", money(approved));
        row.put("reserved", money(reserved));
        row.put("heldForDispute", money(held));
        row.put("claimed", money(approved.add(reserved)));
        row.put("available", money(available));
        row.put("remaining", money(available));
        return row;
    }

    List<Map<String, Object>> ledger(String organisation) {
        BigDecimal approved = sum(organisation, StubClaim::approved);
        BigDecimal released = sum(organisation, StubClaim::released);
        BigDecimal reserved = sum(organisation, StubClaim::reserved);
        BigDecimal held = sum(organisation, StubClaim::held);
        List<Map<String, Object>> entries = new ArrayList<>();
        entries.add(entry("EarningsAccrued", "total", total(organisation)));
        entries.add(entry("FundsReserved", "reserved", reserved.add(released).add(approved)));
        entries.add(entry("FundsReleased", "reserved", released.negate()));
        entries.add(entry("FundsApproved", "reserved", approved.negate()));
        entries.add(entry("FundsApproved", "approved", approved));
        entries.add(entry("ClaimRejected", "heldForDispute", held));
        return fault == Fault.FORGETS_A_LEDGER_ENTRY ? entries.subList(0, 2) : entries;
    }

    private static Map<String, Object> entry(String event, String column, BigDecimal amount) {
        return Map.of("type", "coop.fund." + event, column, money(amount));
    }

    private BigDecimal total(String organisation) {
        return earnings.getOrDefault(organisation, Map.of()).values().stream()
                .map(incentive -> incentive.multiply(new BigDecimal("0.4")).setScale(2, RoundingMode.HALF_EVEN))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal lost(StubClaim claim) {
        return claim.status().equals("REJECTED") ? claim.released() : BigDecimal.ZERO;
    }

    private BigDecimal sum(String organisation, Function<StubClaim, BigDecimal> amount) {
        return claims.stream()
                .filter(claim -> claim.organisation().equals(organisation))
                .map(amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static Map<String, String> money(BigDecimal amount) {
        return Map.of("amount", amount.setScale(2).toPlainString(), "currency", "GBP");
    }
}
