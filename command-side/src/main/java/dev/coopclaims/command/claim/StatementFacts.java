package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.ZoneId;

/**
 * The names and facts in a certification statement (C-6): names, not ids.
 *
 * @param claimNumber the claim number that people see
 * @param organisation the organisation's name, or its id if it never registered
 * @param person the name of the person who accepts the statement, or the user id if the organisation has no name for it
 * @param period the claim's, which says which version of the catalogue names its expense type
 * @param zone the time zone of the statement's date (T-5)
 */
public record StatementFacts(
        String claimNumber, String organisation, String person, EarningPeriod period, ZoneId zone) {

    /** The same facts for another claim. */
    public StatementFacts of(String otherClaimNumber) {
        return new StatementFacts(otherClaimNumber, organisation, person, period, zone);
    }
}
