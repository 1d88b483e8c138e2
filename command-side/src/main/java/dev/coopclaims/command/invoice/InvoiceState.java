package dev.coopclaims.command.invoice;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.invoice.InvoiceEvent;
import dev.coopclaims.kernel.invoice.InvoiceId;
import dev.coopclaims.kernel.invoice.InvoiceRegistered;
import dev.coopclaims.kernel.invoice.InvoiceShareClaimed;
import dev.coopclaims.kernel.invoice.InvoiceShareReleased;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A supplier's invoice as claims have used it; immutable.
 *
 * @param net the bound of all shares together
 * @param shares what is held, in the order in which it was claimed; none is zero
 */
public record InvoiceState(InvoiceId id, OrganisationId organisation, Money net, SequencedMap<ShareKey, Money> shares) {

    public InvoiceState {
        shares = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(shares));
    }

    /** Whose share it is: a claim may show one invoice at several costs. */
    public record ShareKey(ClaimId claim, CostId cost) {}

    /** The sum of all shares. */
    public Money claimed() {
        return shares.values().stream().reduce(Money.zero(net.currency()), Money::plus);
    }

    /** What can still be claimed. */
    public Money open() {
        return net.minus(claimed());
    }

    /** What the claim's cost holds; zero when nothing. */
    public Money share(ClaimId claim, CostId cost) {
        return shares.getOrDefault(new ShareKey(claim, cost), Money.zero(net.currency()));
    }

    /** The other claims that hold shares, each once, oldest share first. */
    public List<ClaimId> claimsBesides(ClaimId claim) {
        return shares.keySet().stream()
                .map(ShareKey::claim)
                .filter(holder -> !holder.equals(claim))
                .distinct()
                .toList();
    }

    /**
     * The state after the event.
     *
     * @throws IllegalStateException when the event cannot happen in this state
     */
    public static InvoiceState evolve(@Nullable InvoiceState state, InvoiceEvent event) {
        if (event instanceof InvoiceRegistered registered && state == null) {
            return new InvoiceState(
                    registered.invoice(), registered.organisation(), registered.net(), new LinkedHashMap<>());
        }
        if (state == null) {
            throw new IllegalStateException("not registered: " + event.invoice());
        }
        return switch (event) {
            case InvoiceRegistered registered ->
                throw new IllegalStateException("registered twice: " + registered.invoice());
            case InvoiceShareClaimed claimed ->
                state.changedBy(new ShareKey(claimed.claim(), claimed.cost()), claimed.amount());
            case InvoiceShareReleased released ->
                state.changedBy(
                        new ShareKey(released.claim(), released.cost()),
                        released.amount().negated());
        };
    }

    private InvoiceState changedBy(ShareKey key, Money change) {
        Money share = share(key.claim(), key.cost()).plus(change);
        if (share.isNegative() || change.isMoreThan(open())) {
            throw new IllegalStateException("C-9 is broken for " + id + ": " + change + " of " + key);
        }
        LinkedHashMap<ShareKey, Money> changed = new LinkedHashMap<>(shares);
        if (share.isZero()) {
            changed.remove(key);
        } else {
            changed.put(key, share);
        }
        return new InvoiceState(id, organisation, net, changed);
    }
}
