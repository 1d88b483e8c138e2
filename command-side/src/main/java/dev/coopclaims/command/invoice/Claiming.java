package dev.coopclaims.command.invoice;

import dev.coopclaims.command.invoice.Billed.ShareKey;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.invoice.InvoiceDetailsChanged;
import dev.coopclaims.kernel.invoice.InvoiceEvent;
import dev.coopclaims.kernel.invoice.InvoiceExclusionDeclared;
import dev.coopclaims.kernel.invoice.InvoiceNetCorrected;
import dev.coopclaims.kernel.invoice.InvoiceRegistered;
import dev.coopclaims.kernel.invoice.InvoiceShareClaimed;
import dev.coopclaims.kernel.invoice.InvoiceShareReleased;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.SupplierNameKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One decision about what a claim wants of an invoice number: it assigns the claim's lines to suppliers as if the claim
 * held nothing, checks the limits, and then changes what the claim holds (C-9, C-10). Used once.
 */
final class Claiming {
    private final ClaimedInvoice wanted;
    private final @Nullable InvoiceState before;
    private final SequencedMap<Integer, Taken> taken = new LinkedHashMap<>();
    private final List<InvoiceEvent> told = new ArrayList<>();
    private final List<InvoiceProblem> problems = new ArrayList<>();
    private final List<InvoiceProblem> warnings = new ArrayList<>();

    /** What the other claims hold, and what this claim's lines have added so far. */
    private InvoiceState around;

    Claiming(@Nullable InvoiceState before, ClaimedInvoice wanted) {
        this.wanted = wanted;
        this.before = before;
        this.around = before == null
                ? new InvoiceState(wanted.invoice(), wanted.organisation(), "", Set.of(), List.of())
                : before.without(wanted.claim());
    }

    InvoiceDecision decide() {
        wanted.asking().forEach(this::place);
        wanted.onlyDeclaring().forEach(this::declare);
        SequencedMap<ShareKey, Integer> shares = new LinkedHashMap<>();
        SequencedMap<CostId, Money> amounts = new LinkedHashMap<>();
        for (Taken one : taken.values()) {
            problems.addAll(one.exceeded(around, wanted.reimbursedPercent()));
            one.lines().forEach(line -> {
                shares.put(new ShareKey(wanted.claim(), line.cost()), one.supplier());
                amounts.put(line.cost(), line.requested());
            });
        }
        return new InvoiceDecision(problems.isEmpty() ? events(shares, amounts) : List.of(), problems, warnings);
    }

    private void place(InvoiceLine written) {
        Suppliers suppliers = suppliers(written);
        InvoiceLine line = corrected(written, suppliers);
        if (suppliers.meant().size() > 1) {
            problems.add(Problems.unclear(line, suppliers.meant()));
            return;
        }
        if (suppliers.meant().isEmpty()) {
            warnOfLikeness(line, around.suppliers());
            int supplier = around.suppliers().size() + 1;
            tell(new InvoiceRegistered(
                    wanted.invoice(),
                    wanted.organisation(),
                    supplier,
                    line.billed().supplierName(),
                    line.givenTaxId(),
                    line.billed().number(),
                    line.name(),
                    line.keys().supplierTaxId(),
                    line.billed().date(),
                    line.net(),
                    line.billed().supplierCountry(),
                    line.billed().tax(),
                    line.billed().gross()));
            taken.put(supplier, new Taken(supplier, List.of(), line));
            return;
        }
        Billed meant = suppliers.meant().getFirst();
        Taken mine = taken.get(meant.supplier());
        InvoiceProblem otherNet = otherNet(line, meant, suppliers.perhaps(), mine);
        if (otherNet != null) {
            problems.add(otherNet);
            return;
        }
        warnOfLikeness(
                line,
                around.suppliers().stream()
                        .filter(billed ->
                                !billed.equals(meant) && !suppliers.perhaps().contains(billed))
                        .toList());
        if (mine == null) {
            List<Integer> perhaps =
                    suppliers.perhaps().stream().map(Billed::supplier).toList();
            taken.put(meant.supplier(), new Taken(meant.supplier(), perhaps, line));
        } else {
            if (line.statesOtherTaxThan(mine.firstBilled())) {
                warnings.add(Problems.otherTax(line, mine.first()));
            }
            mine.add(line);
        }
        tellDetails(line, meant, meant.isHeld() || mine != null);
    }

    /** A line that requests nothing can still declare a part of the invoice not payable. */
    private void declare(InvoiceLine written) {
        Suppliers suppliers = suppliers(written);
        InvoiceLine line = corrected(written, suppliers);
        if (suppliers.meant().size() != 1) {
            return;
        }
        Taken mine = taken.get(suppliers.meant().getFirst().supplier());
        if (mine == null) {
            return;
        }
        if (line.net().equals(mine.net())) {
            mine.declare(line.excluded());
        } else {
            problems.add(Problems.otherNetOfSibling(line, mine.first()));
        }
    }

    /**
     * If FINANCE corrected the net amount after the claim took its share, the correction counts, whatever the cost
     * says: the cost may be locked by now, and the claim must not undo the correction.
     */
    private InvoiceLine corrected(InvoiceLine line, Suppliers suppliers) {
        if (before == null || suppliers.meant().size() != 1) {
            return line;
        }
        Billed meant = suppliers.meant().getFirst();
        boolean held = meant.supplier() <= before.suppliers().size()
                && before.supplier(meant.supplier()).isHeldBy(wanted.claim());
        if (!held || !meant.netByFinance() || meant.net().equals(line.net())) {
            return line;
        }
        warnings.add(Problems.corrected(line, meant));
        return line.of(meant.net());
    }

    private Suppliers suppliers(InvoiceLine line) {
        return Suppliers.of(
                line, around.suppliers(), billed -> billed.isHeld() || taken.containsKey(billed.supplier()));
    }

    private static @Nullable InvoiceProblem otherNet(
            InvoiceLine line, Billed meant, List<Billed> perhaps, @Nullable Taken mine) {
        List<Billed> all = new ArrayList<>(List.of(meant));
        all.addAll(perhaps);
        for (Billed billed : all) {
            if (billed.isNetFixed() && !billed.net().equals(line.net())) {
                return Problems.otherNet(line, billed);
            }
        }
        return mine != null && !mine.net().equals(line.net()) ? Problems.otherNetOfSibling(line, mine.first()) : null;
    }

    /** Warns if two suppliers' invoices with one number look like the same invoice (C-9). */
    private void warnOfLikeness(InvoiceLine line, List<Billed> others) {
        for (Billed other : others) {
            Taken mine = taken.get(other.supplier());
            boolean counts = other.isHeld() || mine != null;
            if (counts
                    && other.net().equals(line.net())
                    && other.date().equals(line.billed().date())) {
                warnings.add(Problems.likeness(line, other, mine == null ? null : mine.first()));
            }
        }
    }

    /** Only adds to the details if others hold shares; otherwise this claim's details replace them. */
    private void tellDetails(InvoiceLine line, Billed meant, boolean shared) {
        List<String> names = new ArrayList<>(shared ? meant.names() : List.of());
        List<SupplierNameKey> nameKeys = new ArrayList<>(shared ? meant.nameKeys() : List.of());
        if (!nameKeys.contains(line.name())) {
            names.add(line.billed().supplierName());
            nameKeys.add(line.name());
        }
        boolean keepsTaxId = shared && meant.knownTaxId().isPresent();
        InvoiceDetailsChanged details = new InvoiceDetailsChanged(
                wanted.invoice(),
                wanted.organisation(),
                meant.supplier(),
                names,
                keepsTaxId ? meant.taxId() : line.givenTaxId(),
                nameKeys,
                keepsTaxId ? meant.taxIdKey() : line.keys().supplierTaxId(),
                shared ? meant.date() : line.billed().date());
        if (!meant.known(details).equals(meant)) {
            tell(details);
        }
        if (!shared && !meant.net().equals(line.net())) {
            tell(new InvoiceNetCorrected(
                    wanted.invoice(),
                    wanted.organisation(),
                    meant.supplier(),
                    meant.net(),
                    line.net(),
                    wanted.claim(),
                    null,
                    around.number(),
                    List.of(wanted.claim())));
        }
    }

    private void tell(InvoiceEvent event) {
        told.add(event);
        around = InvoiceState.evolve(around, event);
    }

    /** First what is given back, then the details of the lines, then what is declared and taken. */
    private List<InvoiceEvent> events(SequencedMap<ShareKey, Integer> suppliers, SequencedMap<CostId, Money> amounts) {
        Happening happening = new Happening(before);
        List<Billed> held = before == null ? List.of() : before.suppliers();
        for (Billed billed : held) {
            billed.shares().forEach((key, has) -> {
                if (key.claim().equals(wanted.claim())) {
                    Money keeps = Integer.valueOf(billed.supplier()).equals(suppliers.get(key))
                            ? has.min(amounts.getOrDefault(key.cost(), has))
                            : Money.zero(has.currency());
                    give(happening, billed.supplier(), key.cost(), has.minus(keeps));
                }
            });
        }
        told.forEach(happening::add);
        for (Taken one : taken.values()) {
            Money excluded = one.excluded();
            Money was = happening.state().supplier(one.supplier()).excluded().get(wanted.claim());
            if (!excluded.equals(was == null ? Money.zero(excluded.currency()) : was)) {
                happening.add(new InvoiceExclusionDeclared(
                        wanted.invoice(), wanted.organisation(), one.supplier(), wanted.claim(), excluded));
            }
            one.lines().forEach(line -> take(happening, one.supplier(), line));
        }
        return happening.events();
    }

    private void give(Happening happening, int supplier, CostId cost, Money less) {
        if (less.isPositive()) {
            happening.add(new InvoiceShareReleased(
                    wanted.invoice(), wanted.organisation(), supplier, wanted.claim(), cost, less));
        }
    }

    private void take(Happening happening, int supplier, InvoiceLine line) {
        ClaimId claim = wanted.claim();
        Money has = happening.state().supplier(supplier).shares().get(new ShareKey(claim, line.cost()));
        Money more = has == null ? line.requested() : line.requested().minus(has);
        if (more.isPositive()) {
            happening.add(new InvoiceShareClaimed(
                    wanted.invoice(),
                    wanted.organisation(),
                    supplier,
                    claim,
                    wanted.label(),
                    line.cost(),
                    more,
                    line.excluded(),
                    wanted.reimbursedPercent()));
        }
    }

    /** The events so far and the state after them. */
    private static final class Happening {
        private final List<InvoiceEvent> events = new ArrayList<>();
        private @Nullable InvoiceState state;

        Happening(@Nullable InvoiceState before) {
            this.state = before;
        }

        void add(InvoiceEvent event) {
            events.add(event);
            state = InvoiceState.evolve(state, event);
        }

        InvoiceState state() {
            if (state == null) {
                throw new IllegalStateException("nothing was registered");
            }
            return state;
        }

        List<InvoiceEvent> events() {
            return events;
        }
    }
}
