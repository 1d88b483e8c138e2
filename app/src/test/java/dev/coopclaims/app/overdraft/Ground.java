package dev.coopclaims.app.overdraft;

import java.util.List;
import java.util.Locale;

/**
 * What the claims of one fight have in common.
 *
 * @param programmes of the claims, in turn: those of different ones draw on different funds
 * @param activity the code of their activity
 * @param proof the kind of document that proves it
 * @param metric that the activity asks for
 * @param requirements the core requirements that they tick
 * @param incentive the earnings of the half-year, in US dollars; 40 % of it become the fund
 * @param invoice the number of the one invoice that all claims share; empty if each has its own
 * @param net the net amount of every cost, in whole US dollars
 */
record Ground(
        String name,
        List<String> programmes,
        String activity,
        String proof,
        String metric,
        List<String> requirements,
        String incentive,
        String invoice,
        int net) {

    /** 12,000 dollars, for which claims of 500 to 4,000 fight. */
    static final Ground FUND = print("fund", List.of("CSP_DIRECT"), "30000.00", "", 4_000);

    /**
     * An invoice of 10,000 dollars, of which each claim wants a part. The claims are of two programmes in turn, because those of one
     * programme write its fund with every submission, and the fund's stream would keep them apart even if the invoice's did not.
     */
    static final Ground INVOICE =
            print("invoice", List.of("CSP_DIRECT", "MANAGED_RESELLER"), "900000.00", "SHARED-1", 10_000);

    /**
     * A cap of 18,750 dollars on all syndicated contents of the half-year. It is counted per programme, whose claims draw on the same
     * fund: its stream keeps them apart as well as the cap's own.
     */
    static final Ground CAP = new Ground(
            "cap",
            List.of("CSP_DIRECT"),
            "SYNDICATED_CONTENT",
            "SCREENSHOT",
            "RESULTS_SUMMARY",
            List.of(),
            "900000.00",
            "",
            6_000);

    /** A fund of 12,000 dollars that closes while claims are made on it; each round has its own. */
    static Ground closing(int round) {
        return print("closing-" + round, List.of("CSP_DIRECT"), "30000.00", "", 4_000);
    }

    private static Ground print(String name, List<String> programmes, String incentive, String invoice, int net) {
        return new Ground(
                name,
                programmes,
                "PRINT_ADVERTISING",
                "COMMUNICATION_PIECE",
                "ESTIMATED_REACH",
                List.of("PARTNER_BRAND_AND_CONTACT", "VENDOR_CONTENT"),
                incentive,
                invoice,
                net);
    }

    String programmeOf(int number) {
        return programmes.get(number % programmes.size());
    }

    String invoiceOf(String claim) {
        return invoice.isEmpty() ? "INV-" + claim.toUpperCase(Locale.ROOT) : invoice;
    }
}
