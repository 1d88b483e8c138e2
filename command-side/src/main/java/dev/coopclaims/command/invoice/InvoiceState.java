package dev.coopclaims.command.invoice;

import dev.coopclaims.command.decision.StreamKind;
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
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.InvoiceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation was billed under one invoice number, as claims have used it; immutable.
 *
 * @param number as first written
 * @param claims every claim that held a share at any time, also one that holds none any more
 * @param suppliers the suppliers in the order in which they were registered: the first one is supplier 1
 */
public record InvoiceState(
        InvoiceId id, OrganisationId organisation, String number, Set<ClaimId> claims, List<Billed> suppliers) {
    /** The streams of invoices. */
    public static final StreamKind<InvoiceState, InvoiceEvent> KIND =
            StreamKind.of("Invoice", InvoiceEvent.class, InvoiceEvent::invoice, InvoiceState::evolve);

    public InvoiceState {
        claims = Set.copyOf(claims);
        suppliers = List.copyOf(suppliers);
    }

    /** What the claim's cost holds; absent if it holds nothing. */
    public Optional<Money> share(ClaimId claim, CostId cost) {
        ShareKey key = new ShareKey(claim, cost);
        return suppliers.stream()
                .flatMap(billed -> Optional.ofNullable(billed.shares().get(key)).stream())
                .findFirst();
    }

    /** The claims that hold shares of any supplier's invoice, each once. */
    public SequencedSet<ClaimId> holders() {
        SequencedSet<ClaimId> holders = new LinkedHashSet<>();
        suppliers.forEach(billed -> holders.addAll(billed.holders().keySet()));
        return holders;
    }

    /** The state as if the claim held nothing. */
    InvoiceState without(ClaimId claim) {
        return new InvoiceState(
                id,
                organisation,
                number,
                claims,
                suppliers.stream().map(billed -> billed.without(claim)).toList());
    }

    /** @throws IllegalStateException when there is none */
    Billed supplier(int supplier) {
        if (supplier < 1 || supplier > suppliers.size()) {
            throw new IllegalStateException("no supplier " + supplier + " of " + id);
        }
        return suppliers.get(supplier - 1);
    }

    /**
     * The state after the event.
     *
     * @throws IllegalStateException if the event cannot happen in this state
     */
    public static InvoiceState evolve(@Nullable InvoiceState state, InvoiceEvent event) {
        if (event instanceof InvoiceRegistered registered) {
            return registered(state, registered);
        }
        if (state == null) {
            throw new IllegalStateException("not registered: " + event.invoice());
        }
        Billed billed = state.supplier(event.supplier());
        InvoiceState after = event instanceof InvoiceShareClaimed share ? state.heldBy(share.claim()) : state;
        return after.with(
                switch (event) {
                    case InvoiceRegistered registered ->
                        throw new IllegalStateException("registered twice: " + registered.invoice());
                    case InvoiceDetailsChanged changed -> billed.known(changed);
                    case InvoiceNetCorrected corrected -> billed.net(corrected.net(), corrected.claim() == null);
                    case InvoiceExclusionDeclared declared -> billed.excluding(declared.claim(), declared.amount());
                    case InvoiceShareClaimed claimed ->
                        billed.changed(new ShareKey(claimed.claim(), claimed.cost()), claimed.amount());
                    case InvoiceShareReleased released ->
                        billed.changed(
                                new ShareKey(released.claim(), released.cost()),
                                released.amount().negated());
                });
    }

    private static InvoiceState registered(@Nullable InvoiceState state, InvoiceRegistered event) {
        List<Billed> suppliers = new ArrayList<>(state == null ? List.of() : state.suppliers());
        if (event.supplier() != suppliers.size() + 1) {
            throw new IllegalStateException("registered twice, or out of order: " + event);
        }
        suppliers.add(new Billed(
                event.supplier(),
                List.of(event.supplierName()),
                event.supplierTaxId(),
                List.of(event.nameKey()),
                event.taxIdKey(),
                event.date(),
                event.net(),
                false,
                new LinkedHashMap<>(),
                Map.of()));
        return new InvoiceState(
                event.invoice(),
                event.organisation(),
                state == null ? event.invoiceNumber() : state.number(),
                state == null ? Set.of() : state.claims(),
                suppliers);
    }

    private InvoiceState with(Billed billed) {
        List<Billed> changed = new ArrayList<>(suppliers);
        changed.set(billed.supplier() - 1, billed);
        return new InvoiceState(id, organisation, number, claims, changed);
    }

    private InvoiceState heldBy(ClaimId claim) {
        if (claims.contains(claim)) {
            return this;
        }
        Set<ClaimId> more = new HashSet<>(claims);
        more.add(claim);
        return new InvoiceState(id, organisation, number, more, suppliers);
    }
}
