package dev.coopclaims.command.invoice;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.invoice.InvoiceDetailsChanged;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.SupplierNameKey;
import dev.coopclaims.kernel.source.TaxIdKey;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * One supplier's invoice with a given number, as claims have used it; immutable.
 *
 * @param supplier numbers the suppliers of the invoice number, from 1
 * @param names the supplier's names as the claims wrote them, the first one first
 * @param taxId as written; absent until a line gives one
 * @param nameKeys by which each of the names is recognised
 * @param taxIdKey by which the tax id is recognised
 * @param net the limit for all shares and the excluded amount together
 * @param netByFinance whether FINANCE set the net amount; it then holds until FINANCE changes it, whatever lines say
 * @param shares what is held, in the order in which it was claimed; none is zero
 * @param excluded what each claim that holds a share declares excluded (P-6); none is zero
 */
public record Billed(
        int supplier,
        List<String> names,
        @Nullable String taxId,
        List<SupplierNameKey> nameKeys,
        @Nullable TaxIdKey taxIdKey,
        LocalDate date,
        Money net,
        boolean netByFinance,
        SequencedMap<ShareKey, Money> shares,
        Map<ClaimId, Money> excluded) {

    public Billed {
        names = List.copyOf(names);
        nameKeys = List.copyOf(nameKeys);
        shares = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(shares));
        excluded = Map.copyOf(excluded);
    }

    /** Identifies a share: a claim may show one invoice at several costs. */
    public record ShareKey(ClaimId claim, CostId cost) {}

    /** Whether any claim holds a share. */
    public boolean isHeld() {
        return !shares.isEmpty();
    }

    /** Whether the claim holds a share. */
    boolean isHeldBy(ClaimId claim) {
        return shares.keySet().stream().anyMatch(key -> key.claim().equals(claim));
    }

    /** Whether a line with another net amount is refused: somebody holds a share by it, or FINANCE set it. */
    boolean isNetFixed() {
        return isHeld() || netByFinance;
    }

    /** The sum of all shares. */
    public Money claimed() {
        return shares.values().stream().reduce(Money.zero(net.currency()), Money::plus);
    }

    /** The largest amount that a claim declares excluded, which counts for all (C-9). */
    public Money mostExcluded() {
        return excluded.values().stream().max(Comparator.naturalOrder()).orElse(Money.zero(net.currency()));
    }

    /** What can still be claimed. */
    public Money open() {
        return net.minus(mostExcluded()).minus(claimed());
    }

    /** What each claim holds, the oldest share first. */
    public SequencedMap<ClaimId, Money> holders() {
        SequencedMap<ClaimId, Money> holders = new LinkedHashMap<>();
        shares.forEach((key, amount) -> holders.merge(key.claim(), amount, Money::plus));
        return holders;
    }

    /** Whether a share is held under the name, or under one that may be the same. */
    boolean isNamed(SupplierNameKey name) {
        return nameKeys.stream().anyMatch(name::sameAs);
    }

    Optional<TaxIdKey> knownTaxId() {
        return Optional.ofNullable(taxIdKey);
    }

    Billed known(InvoiceDetailsChanged details) {
        return new Billed(
                supplier,
                details.supplierNames(),
                details.supplierTaxId(),
                details.nameKeys(),
                details.taxIdKey(),
                details.date(),
                net,
                netByFinance,
                shares,
                excluded);
    }

    /** @param byFinance whether FINANCE sets it */
    Billed net(Money corrected, boolean byFinance) {
        if (isHeld() && claimed().isMoreThan(corrected)) {
            throw new IllegalStateException("C-9 is broken: " + corrected + " is less than the shares of " + this);
        }
        return new Billed(
                supplier,
                names,
                taxId,
                nameKeys,
                taxIdKey,
                date,
                corrected,
                byFinance || netByFinance,
                shares,
                excluded);
    }

    Billed excluding(ClaimId claim, Money amount) {
        Map<ClaimId, Money> changed = new LinkedHashMap<>(excluded);
        if (amount.isZero()) {
            changed.remove(claim);
        } else {
            changed.put(claim, amount);
        }
        return new Billed(supplier, names, taxId, nameKeys, taxIdKey, date, net, netByFinance, shares, changed);
    }

    Billed changed(ShareKey key, Money change) {
        Money share = shares.getOrDefault(key, Money.zero(change.currency())).plus(change);
        if (share.isNegative() || (change.isPositive() && change.isMoreThan(open()))) {
            throw new IllegalStateException("C-9 is broken: " + change + " of " + key + " in " + this);
        }
        SequencedMap<ShareKey, Money> changed = new LinkedHashMap<>(shares);
        if (share.isZero()) {
            changed.remove(key);
        } else {
            changed.put(key, share);
        }
        Map<ClaimId, Money> declared = new LinkedHashMap<>(excluded);
        declared.keySet()
                .removeIf(claim ->
                        changed.keySet().stream().noneMatch(of -> of.claim().equals(claim)));
        return new Billed(supplier, names, taxId, nameKeys, taxIdKey, date, net, netByFinance, changed, declared);
    }

    /** The invoice as if the claim held nothing. */
    Billed without(ClaimId claim) {
        SequencedMap<ShareKey, Money> others = new LinkedHashMap<>(shares);
        others.keySet().removeIf(key -> key.claim().equals(claim));
        return new Billed(
                supplier,
                names,
                taxId,
                nameKeys,
                taxIdKey,
                date,
                net,
                netByFinance,
                others,
                excluding(claim, Money.zero(net.currency())).excluded());
    }
}
