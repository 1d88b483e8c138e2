package dev.coopclaims.command.cap;

import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.cap.CapName;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.SequencedSet;

/**
 * The total that a claim uses of one cap. {@link CapDecisions#use} raises or lowers the claim's use to this total.
 *
 * @param label how other streams know the claim
 * @param name which cap it is
 * @param wanted what the claim uses, and how much all claims together may use; of a cut, which no limit bounds, in the
 *     claim's currency
 * @param counted what the cap is counted per, worded for the message
 * @param path the field to correct
 */
public record CapShare(
        CapId cap,
        OrganisationId organisation,
        ClaimId claim,
        ClaimLabel label,
        CapName name,
        Wanted wanted,
        String counted,
        String path) {

    public String activity() {
        return name.activity();
    }

    /** The same, of another amount or within another limit. */
    public CapShare with(Wanted other) {
        return new CapShare(cap, organisation, claim, label, name, other, counted, path);
    }

    /** The wanted use, and the limit that applies. */
    public sealed interface Wanted {}

    /**
     * Money; both amounts are in the cap's currency.
     *
     * @param amount above zero
     */
    public record Amount(Money amount, Money limit) implements Wanted {}

    /**
     * People.
     *
     * @param persons a digest of each, at least one
     */
    public record People(SequencedSet<String> persons, int limit) implements Wanted {}
}
