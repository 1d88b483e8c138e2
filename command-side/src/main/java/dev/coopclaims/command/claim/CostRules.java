package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.Programme;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for a cost (C-6, P-6). Paths point into the cost that was sent. */
final class CostRules {
    private static final int HOURS_DECIMALS = 2;
    private static final int WHOLE_PERCENT = 100;

    private CostRules() {}

    /** @param id the id of the cost, whose former version does not count */
    static void people(ClaimContent file, CostId id, CostForm form, Violations violations) {
        violations.unless(
                form.attendees().size() <= ClaimLimits.MAX_ATTENDEES,
                RefusalCode.ATTENDEES_OUT_OF_BOUNDS,
                "/attendees",
                ClaimLimits.MAX_ATTENDEES);
        long letters = letters(form.attendees())
                + file.costs().values().stream()
                        .filter(other -> !other.id().equals(id))
                        .mapToLong(other -> letters(other.attendees()))
                        .sum();
        violations.unless(
                letters <= ClaimLimits.MAX_ATTENDEES_CHARS,
                RefusalCode.ATTENDEES_TOO_LONG,
                "/attendees",
                ClaimLimits.MAX_ATTENDEES_CHARS,
                letters);
        form.attendees().forEach(name -> violations.text(name, "/attendees", "C-6"));
    }

    private static long letters(List<String> names) {
        return names.stream().mapToLong(String::length).sum();
    }

    static void currencies(ClaimContent file, CostForm form, Violations violations) {
        currency(file, form.net(), "/net", violations);
        if (form.requested() != null) {
            currency(file, form.requested(), "/requested", violations);
        }
        if (form.work() != null) {
            currency(file, form.work().hourlyRate(), "/work/hourlyRate", violations);
        }
        SupplierInvoice invoice = form.invoice();
        if (invoice != null && invoice.tax() != null) {
            currency(file, invoice.tax(), "/invoice/tax", violations);
        }
        if (invoice != null && invoice.gross() != null) {
            currency(file, invoice.gross(), "/invoice/gross", violations);
        }
        for (int i = 0; i < form.excluded().size(); i++) {
            currency(file, form.excluded().get(i).amount(), "/excluded/" + i + "/amount", violations);
        }
    }

    private static void currency(ClaimContent file, Money amount, String path, Violations violations) {
        violations.unless(
                amount.currency().equals(file.currency()),
                RefusalCode.COST_CURRENCY_DIFFERS,
                path,
                file.currency(),
                amount.currency());
    }

    static void source(CostForm form, Violations violations) {
        switch (form.source()) {
            case THIRD_PARTY -> {
                violations.unless(form.work() == null, RefusalCode.WORK_NOT_EXPECTED, "/work");
                invoice(form.invoice(), form.net(), violations);
            }
            case IN_HOUSE -> {
                violations.unless(form.invoice() == null, RefusalCode.INVOICE_NOT_EXPECTED, "/invoice");
                work(form.work(), form.net(), violations);
            }
        }
    }

    private static void invoice(@Nullable SupplierInvoice invoice, Money net, Violations violations) {
        if (invoice == null) {
            violations.add(RefusalCode.INVOICE_MISSING.at("/invoice"));
            return;
        }
        violations.text(invoice.supplierName(), "/invoice/supplierName", "C-6");
        violations.text(invoice.number(), "/invoice/number", "C-6");
        sum(net, invoice.tax(), invoice.gross(), violations);
    }

    /** Suppliers round tax by line, so net and tax may differ from gross by a smallest unit of the currency. */
    private static void sum(Money net, @Nullable Money tax, @Nullable Money gross, Violations violations) {
        violations.unless(tax == null || !tax.isNegative(), RefusalCode.AMOUNT_NEGATIVE.under("C-6"), "/invoice/tax");
        violations.unless(
                gross == null || gross.isPositive(), RefusalCode.AMOUNT_NOT_POSITIVE.under("C-6"), "/invoice/gross");
        if (tax == null || gross == null) {
            return;
        }
        BigDecimal sum = net.amount().add(tax.amount());
        BigDecimal unit = BigDecimal.ONE.movePointLeft(gross.currency().getDefaultFractionDigits());
        violations.unless(
                sum.subtract(gross.amount()).abs().compareTo(unit) <= 0,
                RefusalCode.INVOICE_SUM_WRONG,
                "/invoice/gross",
                net,
                tax,
                sum.toPlainString(),
                gross);
    }

    private static void work(CostForm.@Nullable Work work, Money net, Violations violations) {
        if (work == null) {
            violations.add(RefusalCode.WORK_MISSING.at("/work"));
            return;
        }
        violations.text(work.worker(), "/work/worker", "C-6");
        violations.text(work.description(), "/work/description", "C-6");
        violations.unless(!work.to().isBefore(work.from()), RefusalCode.WORK_DATES_REVERSED, "/work/to");
        BigDecimal hours = work.hours();
        boolean hoursFit = hours.signum() > 0
                && hours.compareTo(BigDecimal.valueOf(ClaimLimits.MAX_HOURS)) <= 0
                && hours.stripTrailingZeros().scale() <= HOURS_DECIMALS;
        violations.unless(
                hoursFit, RefusalCode.HOURS_OUT_OF_BOUNDS, "/work/hours", ClaimLimits.MAX_HOURS, HOURS_DECIMALS);
        violations.unless(
                work.hourlyRate().isPositive(), RefusalCode.AMOUNT_NOT_POSITIVE.under("C-6"), "/work/hourlyRate");
        if (hoursFit && work.hourlyRate().isPositive()) {
            BigDecimal worth = hours.multiply(work.hourlyRate().amount())
                    .setScale(net.amount().scale(), RoundingMode.HALF_EVEN);
            violations.unless(
                    net.amount().compareTo(worth) == 0,
                    RefusalCode.WORK_AMOUNT_DIFFERS,
                    "/net",
                    worth.toPlainString(),
                    net.amount().toPlainString());
        }
    }

    /** Net less what is excluded (P-6). */
    static Money payable(CostForm form, Catalogue catalogue, Violations violations) {
        violations.unless(form.net().isPositive(), RefusalCode.AMOUNT_NOT_POSITIVE.under("C-6"), "/net");
        Set<String> seen = new HashSet<>();
        BigDecimal excluded = BigDecimal.ZERO;
        for (int i = 0; i < form.excluded().size(); i++) {
            CostForm.Excluded part = form.excluded().get(i);
            String path = "/excluded/" + i;
            violations.unless(
                    catalogue.ineligibleParts().contains(part.code()),
                    RefusalCode.UNKNOWN_INELIGIBLE_PART,
                    path + "/code",
                    part.code());
            violations.unless(seen.add(part.code()), RefusalCode.EXCLUDED_TWICE, path + "/code", part.code());
            violations.unless(
                    part.amount().isPositive(), RefusalCode.AMOUNT_NOT_POSITIVE.under("P-6"), path + "/amount");
            excluded = excluded.add(part.amount().amount());
        }
        BigDecimal left = form.net().amount().subtract(excluded);
        violations.unless(!form.net().isPositive() || left.signum() >= 0, RefusalCode.EXCLUDED_ABOVE_NET, "/excluded");
        return new Money(left.max(BigDecimal.ZERO), form.net().currency());
    }

    static Money requested(
            ClaimContent file, CostForm form, Money payable, Catalogue catalogue, Violations violations) {
        int percent = catalogue
                .programme(file.programme())
                .map(Programme::reimbursedPercent)
                .orElse(WHOLE_PERCENT);
        Money most = payable.percent(percent);
        Money requested = form.requested();
        if (requested == null) {
            return most;
        }
        violations.unless(!requested.isNegative(), RefusalCode.AMOUNT_NEGATIVE.under("C-6"), "/requested");
        violations.unless(!requested.isMoreThan(most), RefusalCode.REQUESTED_TOO_MUCH, "/requested", most, percent);
        return requested;
    }

    static void total(ClaimContent file, CostId id, Money requested, Violations violations) {
        BigDecimal others = file.costs().values().stream()
                .filter(cost -> !cost.id().equals(id))
                .map(cost -> cost.requested().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        violations.unless(
                others.add(requested.amount()).compareTo(Money.MAX_AMOUNT) <= 0,
                RefusalCode.CLAIM_TOO_LARGE,
                "/requested",
                Money.MAX_AMOUNT.toPlainString());
    }
}
