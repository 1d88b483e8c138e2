package dev.coopclaims.demo;

import dev.coopclaims.demo.PlannedClaim.PlannedCost;
import dev.coopclaims.demo.SpendingRow.InvoiceKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Groups published rows into claims, by the numbered rules of {@code /demo/README.md}. */
final class DemoClaims {
    private static final int APPROVED_IN_TURN = 3;
    private static final int REJECTED_IN_TURN = 2;

    private final List<SpendingRow> rows;
    private final Map<String, CategoryRule> categories;
    private final Map<InvoiceKey, WholeInvoice> invoices = new HashMap<>();
    private final Map<String, String> supplierNames = new HashMap<>();

    private DemoClaims(List<SpendingRow> rows, Map<String, CategoryRule> categories) {
        this.rows = rows;
        this.categories = categories;
        for (SpendingRow row : rows) {
            invoices.merge(row.invoice(), WholeInvoice.of(row), WholeInvoice::and);
            supplierNames.putIfAbsent(row.supplierId(), row.supplierName());
        }
    }

    /**
     * All claims that the rows make, in the order of rule 6.
     *
     * @throws IllegalArgumentException if the category of a row is not in the table
     */
    static List<PlannedClaim> plan(List<SpendingRow> rows, Map<String, CategoryRule> categories) {
        return new DemoClaims(rows, categories).inOrder();
    }

    private List<PlannedClaim> inOrder() {
        Map<CategoryRule.Verdict, List<PlannedClaim>> kinds = claims().stream()
                .sorted(Comparator.comparing((PlannedClaim claim) -> !claim.inSeveralMonths())
                        .thenComparing(claim -> sha256(claim.key().text())))
                .collect(Collectors.groupingBy(claim -> claim.rule().verdict()));
        List<PlannedClaim> approved = kinds.getOrDefault(CategoryRule.Verdict.APPROVE, List.of());
        List<PlannedClaim> rejected = kinds.getOrDefault(CategoryRule.Verdict.REJECT, List.of());
        List<PlannedClaim> order = new ArrayList<>(approved.size() + rejected.size());
        int a = 0;
        int r = 0;
        while (a < approved.size() || r < rejected.size()) {
            for (int turn = 0; turn < APPROVED_IN_TURN && a < approved.size(); turn++) {
                order.add(onItsPath(approved, a++));
            }
            for (int turn = 0; turn < REJECTED_IN_TURN && r < rejected.size(); turn++) {
                order.add(onItsPath(rejected, r++));
            }
        }
        return order;
    }

    /** Rule 9. */
    private static PlannedClaim onItsPath(List<PlannedClaim> kind, int place) {
        PlannedClaim claim = kind.get(place);
        return claim.on(ClaimPath.of(claim.rule().verdict(), place));
    }

    private List<PlannedClaim> claims() {
        Map<PlannedClaim.Key, List<SpendingRow>> groups = rows.stream()
                .filter(row -> !whole(row).credited())
                .collect(Collectors.groupingBy(
                        row -> new PlannedClaim.Key(row.supplierId(), YearMonth.from(row.paidOn()), row.category()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> claim(group.getKey(), group.getValue()))
                .toList();
    }

    private PlannedClaim claim(PlannedClaim.Key key, List<SpendingRow> group) {
        CategoryRule rule = categories.get(key.category());
        if (rule == null) {
            throw new IllegalArgumentException("the table of categories has no line for '" + key.category() + "'");
        }
        Map<InvoiceKey, List<SpendingRow>> byInvoice = group.stream()
                .collect(Collectors.groupingBy(SpendingRow::invoice, LinkedHashMap::new, Collectors.toList()));
        List<PlannedCost> costs = byInvoice.values().stream().map(this::cost).toList();
        boolean inSeveralMonths = group.stream().anyMatch(row -> whole(row).inSeveralMonths());
        String supplierName = Objects.requireNonNull(supplierNames.get(key.supplierId()));
        return new PlannedClaim(
                key,
                supplierName,
                rule,
                partnerOf(key.supplierId()),
                costs,
                inSeveralMonths,
                ClaimPath.of(rule.verdict(), 0));
    }

    private PlannedCost cost(List<SpendingRow> rowsOfInvoice) {
        WholeInvoice whole = whole(rowsOfInvoice.getFirst());
        BigDecimal requested = rowsOfInvoice.stream().map(SpendingRow::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new PlannedCost(whole.number(), whole.firstPaidOn(), whole.net(), requested, rowsOfInvoice);
    }

    private WholeInvoice whole(SpendingRow row) {
        return Objects.requireNonNull(invoices.get(row.invoice()));
    }

    /** Rule 5: by the last digit, two digits for each partner; a number without one goes to the first partner. */
    private static DemoPartner partnerOf(String supplierId) {
        char last = supplierId.charAt(supplierId.length() - 1);
        int index = last >= '0' && last <= '9' ? (last - '0') / 2 : 0;
        return DemoPeople.partners().get(index);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    /**
     * An invoice over all its rows, in whatever claims they are (rule 2).
     *
     * @param credited whether one of its rows is zero or less (rule 3)
     */
    private record WholeInvoice(
            String number, BigDecimal net, LocalDate firstPaidOn, LocalDate lastPaidOn, boolean credited) {

        static WholeInvoice of(SpendingRow row) {
            return new WholeInvoice(
                    row.invoiceNumber(),
                    row.net(),
                    row.paidOn(),
                    row.paidOn(),
                    row.net().signum() <= 0);
        }

        WholeInvoice and(WholeInvoice other) {
            return new WholeInvoice(
                    number,
                    net.add(other.net),
                    firstPaidOn.isBefore(other.firstPaidOn) ? firstPaidOn : other.firstPaidOn,
                    lastPaidOn.isAfter(other.lastPaidOn) ? lastPaidOn : other.lastPaidOn,
                    credited || other.credited);
        }

        boolean inSeveralMonths() {
            return !YearMonth.from(firstPaidOn).equals(YearMonth.from(lastPaidOn));
        }
    }
}
