package dev.coopclaims.query.fundbalances;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.time.Deadline;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/** Says what happened to a fund, why, and what its organisation can still do (F-2, F-3). */
final class FundNote {
    private FundNote() {}

    static String of(FundBalances fund) {
        FundStanding standing = fund.standing();
        List<String> note = new ArrayList<>();
        note.add(
                switch (standing.qualification()) {
                    case UNDECIDED -> undecided(fund);
                    case CONVERTED -> converted(standing);
                    case QUALIFIED ->
                        standing.earned() == null
                                ? "The programme has no threshold."
                                : "The earnings of the period, %s, reach the threshold of %s."
                                        .formatted(standing.earned(), standing.threshold());
                });
        if (standing.expired()) {
            note.add(expired(fund));
        } else if (fund.available().isPositive()) {
            note.add("What is not claimed by the end of %s is forfeited.".formatted(standing.claimableUntil()));
        }
        return String.join(" ", note);
    }

    private static String undecided(FundBalances fund) {
        FundStanding standing = fund.standing();
        if (!standing.lacking().isEmpty()) {
            return "It is not decided whether the earnings of the period reach the threshold: FINANCE has to publish"
                    + " the exchange rate of "
                    + standing.lacking().stream().map(Currency::getCurrencyCode).collect(Collectors.joining(", "))
                    + " on " + fund.period().earning().last() + " or before. Nothing can be claimed until then, and"
                    + " nothing is forfeited.";
        }
        Deadline after = standing.decidedAfter();
        return "Whether the earnings of the period reach the threshold is decided after %s. Nothing can be claimed until then."
                .formatted(after == null ? fund.period().earning().last() : after.lastDay());
    }

    private static String converted(FundStanding standing) {
        return ("The earnings of the period, %s, stay below the threshold of %s, so %s was converted to rebate and is"
            + " paid out instead of being claimed. Earnings of the period that are recorded while it can be claimed"
            + " may still change this.")
                .formatted(standing.earned(), standing.threshold(), standing.converted());
    }

    private static String expired(FundBalances fund) {
        Money forfeited = fund.balances().forfeited();
        Money claimed = fund.claimed();
        String closed = "The claiming period ended on %s, and %s that no claim had reserved is forfeited."
                .formatted(fund.standing().claimableUntil().lastDay(), forfeited.isZero() ? "nothing" : forfeited);
        return claimed.isZero()
                ? closed + " Nothing more can be claimed from this fund."
                : closed
                        + " Claims that were submitted in time hold %s and run on: answer what is asked about them, because what they give back is forfeited too."
                                .formatted(claimed);
    }
}
