package dev.coopclaims.query.fundbalances;

import dev.coopclaims.kernel.fund.Qualification;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.time.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what happened to a fund, why, and what its organisation can still do (F-2, F-3). */
final class FundNote {
    private FundNote() {}

    /**
     * @param now when it is read: what can still be done ends with the claiming period, whenever that is swept
     * @param opens from when on the amounts are no estimate for the reader any more; absent if they are none (F-8)
     */
    static String of(FundBalances fund, Instant now, @Nullable LocalDate opens) {
        FundStanding standing = fund.standing();
        boolean over = standing.claimableUntil().isOver(now);
        List<String> note = new ArrayList<>();
        if (opens != null) {
            note.add(
                    "The amounts are an estimate until the claiming period opens on %s, and in no total; nothing can be claimed before."
                            .formatted(opens));
        }
        note.add(
                switch (standing.qualification()) {
                    case UNDECIDED -> undecided(fund) + " " + untilDecided(standing, over);
                    case CONVERTED -> converted(standing, over);
                    case QUALIFIED -> qualified(standing);
                });
        if (standing.expired()) {
            note.add(expired(fund));
        } else if (standing.qualification() != Qualification.UNDECIDED
                && fund.available().isPositive()) {
            note.add(left(standing, over, now));
        }
        return String.join(" ", note);
    }

    private static String untilDecided(FundStanding standing, boolean over) {
        Object lastDay = standing.claimableUntil().lastDay();
        if (standing.expired()) {
            return "It can no longer be claimed either way: what stays below the threshold is paid out as rebate.";
        }
        if (!over) {
            return "Nothing can be claimed until then, and nothing is forfeited.";
        }
        if (standing.earned() != null) {
            return "The claiming period ended on %s: earnings that were recorded before that can be claimed for 30 days after the decision if they reach the threshold with it, and all others are paid out as rebate."
                    .formatted(lastDay);
        }
        return standing.openedLate()
                ? "It was opened after the claiming period had ended on %s, so it can no longer be claimed either way: what reaches the threshold is forfeited with the decision, and what stays below it is paid out as rebate."
                        .formatted(lastDay)
                : "The claiming period ended on %s, but nothing is forfeited before that is decided: what reaches the threshold can be claimed for 30 days after it, and what stays below it is paid out as rebate."
                        .formatted(lastDay);
    }

    private static String left(FundStanding standing, boolean over, Instant now) {
        Deadline until = standing.claimableUntil();
        if (over) {
            return "The claiming period ended on %s: what no claim holds is forfeited by itself within minutes."
                    .formatted(until.lastDay());
        }
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(now, until.zone()), until.lastDay());
        return "What no claim holds by the end of %s is forfeited, %s. A claim has to be submitted by its own last day, which ends at its location."
                .formatted(until, days == 0 ? "today" : days == 1 ? "in 1 day" : "in " + days + " days");
    }

    private static String qualified(FundStanding standing) {
        if (standing.earned() == null) {
            return "The programme has no threshold.";
        }
        return standing.reached()
                ? "The earnings of the period, %s, reach the threshold of %s."
                        .formatted(standing.earned(), standing.threshold())
                : "The earnings of the period reached the threshold of %s before this fund came to it, and a period that qualified stays so."
                        .formatted(standing.threshold());
    }

    private static String undecided(FundBalances fund) {
        FundStanding standing = fund.standing();
        if (!standing.lacking().isEmpty()) {
            return "It is not decided whether the earnings of the period reach the threshold: FINANCE has to publish"
                    + " the exchange rate of "
                    + standing.lacking().stream().map(Currency::getCurrencyCode).collect(Collectors.joining(", "))
                    + " on " + fund.period().earning().last() + " or before.";
        }
        if (standing.earned() != null) {
            return "Earnings came after it was decided whether the period reaches the threshold, so that is decided"
                    + " again by itself within minutes.";
        }
        Deadline after = standing.decidedAfter();
        return "Whether the earnings of the period reach the threshold is decided by itself once %s is over; if it is already, within minutes."
                .formatted(after == null ? fund.period().earning().last() : after.lastDay());
    }

    private static String converted(FundStanding standing, boolean over) {
        if (standing.earned() == null) {
            return "The programme is not co-op in the half-year in which these funds would be used, so %s was converted to rebate and is paid out instead of being claimed."
                    .formatted(standing.converted());
        }
        String compared = standing.reached()
                ? "The earnings of the period, %s, reach the threshold of %s only with what was recorded after the"
                        + " claiming period had closed"
                : "The earnings of the period, %s, stay below the threshold of %s";
        String rebate = (compared + ", so %s was converted to rebate and is paid out instead of being claimed.")
                .formatted(standing.earned(), standing.threshold(), standing.converted());
        return standing.expired() || over
                ? rebate
                : rebate + " Earnings of the period that are recorded while it can be claimed may still change this.";
    }

    private static String expired(FundBalances fund) {
        Money forfeited = fund.balances().forfeited();
        Money claimed = fund.claimed();
        String what = forfeited.isZero()
                ? "nothing of the fund is forfeited"
                : forfeited + " is forfeited, which no claim had reserved or which came or was given back later";
        String closed = "The claiming period ended on %s, and %s."
                .formatted(fund.standing().claimableUntil().lastDay(), what);
        return claimed.isZero()
                ? closed + " Nothing more can be claimed from this fund."
                : closed
                        + " Claims that were submitted in time hold %s and run on: answer what is asked about them, because what they give back is forfeited too."
                                .formatted(claimed);
    }
}
