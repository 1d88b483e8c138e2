package dev.coopclaims.demo.reconciliation;

import java.math.BigDecimal;
import java.util.List;

/**
 * The application's final figures. All amounts in GBP.
 *
 * @param small the funds that are not claimed, because too little was earned
 * @param rolled the funds of the next period, to which something was rolled over
 * @param overviews one for each partner, as its own people see it
 */
public record Reported(
        List<Claim> claims,
        List<Fund> funds,
        List<Small> small,
        List<Rolled> rolled,
        List<Ledger> ledgers,
        List<Overview> overviews,
        Import earnings) {

    public Reported {
        claims = List.copyOf(claims);
        funds = List.copyOf(funds);
        small = List.copyOf(small);
        rolled = List.copyOf(rolled);
        ledgers = List.copyOf(ledgers);
        overviews = List.copyOf(overviews);
    }

    /** A row of the claim list; {@code approved} is zero if nothing is approved. */
    public record Claim(String title, String organisation, String status, BigDecimal requested, BigDecimal approved) {}

    /** A fund's balances (F-4). */
    public record Fund(
            String organisation,
            String period,
            BigDecimal total,
            BigDecimal adjusted,
            BigDecimal reserved,
            BigDecimal heldForDispute,
            BigDecimal approved,
            BigDecimal claimed,
            BigDecimal paid,
            BigDecimal forfeited,
            BigDecimal available) {}

    /** A fund of which the earnings stay below the threshold (F-2). */
    public record Small(String organisation, BigDecimal total, BigDecimal converted) {}

    /** A fund that has only what was rolled over to it (F-9). */
    public record Rolled(String organisation, String period, BigDecimal total, BigDecimal available) {}

    /**
     * The sum of each column of a fund's ledger.
     *
     * @param released what releases have taken from {@code reserved}; positive
     * @param warnings how many entries warn of the end of the claiming period (F-7)
     */
    public record Ledger(
            String organisation,
            BigDecimal total,
            BigDecimal reserved,
            BigDecimal heldForDispute,
            BigDecimal approved,
            BigDecimal forfeited,
            BigDecimal released,
            int warnings) {}

    /** A partner's overview (F-6), and how many claims it sees. */
    public record Overview(
            String organisation,
            int claims,
            BigDecimal approved,
            BigDecimal claimed,
            BigDecimal total,
            BigDecimal remaining,
            BigDecimal forfeited) {}

    /** The outcomes of the imported earnings (F-1). */
    public record Import(int accrued, int duplicates, int conflicts, int refused) {}
}
