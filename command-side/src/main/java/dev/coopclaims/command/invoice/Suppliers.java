package dev.coopclaims.command.invoice;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whose invoice a line means, among those of its number (C-9): when both name a tax id these decide, else the names. Who
 * has shares goes before who has none any more: what nobody holds binds nobody.
 *
 * @param meant one: that one; none: a supplier that is new; several: nobody can tell
 * @param perhaps others in use that may be the same: without a tax id but of the line's name, or without the country's letters
 */
record Suppliers(List<Billed> meant, List<Billed> perhaps) {

    /** @param inUse whose shares count, or will by a line that came before */
    static Suppliers of(InvoiceLine line, List<Billed> known, Predicate<Billed> inUse) {
        SupplierName name = line.name();
        List<Billed> named =
                known.stream().filter(billed -> billed.isNamed(name)).toList();
        TaxId taxId = line.taxId().orElse(null);
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

    /** Those in use; of others one will do. */
    private static List<Billed> first(List<Billed> fitting, Predicate<Billed> inUse) {
        List<Billed> used = fitting.stream().filter(inUse).toList();
        return used.isEmpty() ? fitting.stream().limit(1).toList() : used;
    }
}
