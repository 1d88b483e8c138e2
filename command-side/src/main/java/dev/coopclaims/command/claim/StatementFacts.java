package dev.coopclaims.command.claim;

import java.time.ZoneId;

/**
 * Whom and what a certification statement names (C-6): people, not ids.
 *
 * @param claimNumber the human number
 * @param organisation its name; its id when it never registered
 * @param person the name of who accepts the statement; the user when its organisation does not know it
 * @param zone in which the day is told (T-5)
 */
public record StatementFacts(String claimNumber, String organisation, String person, ZoneId zone) {

    /** The same of another claim. */
    public StatementFacts of(String otherClaimNumber) {
        return new StatementFacts(otherClaimNumber, organisation, person, zone);
    }
}
