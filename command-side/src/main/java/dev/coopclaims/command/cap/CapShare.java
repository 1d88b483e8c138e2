package dev.coopclaims.command.cap;

import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.cap.CapName;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.SequencedSet;

/**
 * What a claim uses of one cap, all of it together; by {@link CapDecisions#use} it becomes that much, more or less than
 * before.
 *
 * @param label by what the claim is known
 * @param name which cap it is
 * @param wanted what is used, and how much all claims may use
 * @param counted what the cap is counted per, in words for the message
 * @param path where to mend it
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

    String activity() {
        return name.activity();
    }

    /** What is wanted under which bound. */
    public sealed interface Wanted {}

    /**
     * Money, both in the cap's currency.
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
