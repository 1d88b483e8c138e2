package dev.coopclaims.command.invoice;

import dev.coopclaims.kernel.source.SupplierNameKey;
import dev.coopclaims.kernel.source.TaxIdKey;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which supplier's invoice a line means, among those with its number (C-9): tax ids decide if both sides have one, else
 * names. Suppliers with shares come before those that have none any more, because an unheld invoice binds nobody.
 *
 * @param meant the matching supplier; none if the supplier is new; several if it is ambiguous
 * @param perhaps others in use that may be the same: with the line's name but no tax id, or without the country's
 *     letters
 */
record Suppliers(List<Billed> meant, List<Billed> perhaps) {

    /** @param inUse suppliers that have shares, or will have one by an earlier line */
    static Suppliers of(InvoiceLine line, List<Billed> known, Predicate<Billed> inUse) {
        SupplierNameKey name = line.name();
        List<Billed> named =
                known.stream().filter(billed -> billed.isNamed(name)).toList();
        TaxIdKey taxId = line.taxId().orElse(null);
        if (taxId == null) {
            return new Suppliers(first(named, inUse), List.of());
        }
        List<Billed> same = known.stream()
                .filter(billed -> billed.knownTaxId().filter(taxId::sameAs).isPresent())
                .toList();
        List<Billed> nameless =
                named.stream().filter(billed -> billed.knownTaxId().isEmpty()).toList();
        if (same.isEmpty()) {
            return new Suppliers(first(nameless, inUse), List.of());
        }
        List<Billed> equal = same.stream()
                .filter(billed -> billed.knownTaxId().filter(taxId::equals).isPresent())
                .toList();
        List<Billed> meant = first(equal.isEmpty() ? same : equal, inUse);
        List<Billed> meantByName = meant.stream().filter(named::contains).toList();
        List<Billed> one = meant.size() > 1 && meantByName.size() == 1 ? meantByName : meant;
        List<Billed> perhaps = Stream.concat(same.stream(), nameless.stream())
                .filter(inUse)
                .filter(billed -> !one.contains(billed))
                .toList();
        return new Suppliers(one, perhaps);
    }

    /** The suppliers in use; if there are none, one of the others is enough. */
    private static List<Billed> first(List<Billed> fitting, Predicate<Billed> inUse) {
        List<Billed> used = fitting.stream().filter(inUse).toList();
        return used.isEmpty() ? fitting.stream().limit(1).toList() : used;
    }
}
