package dev.coopclaims.demo.reconciliation;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * How a claim ends according to the table of rule 9 in {@code /demo/README.md}, and where its money is then.
 *
 * @param status the status in the claim list
 * @param money what became of the requested amount
 */
record Ending(String status, Place money) {
    private static final int PATHS_OF_FITTING = 20;
    private static final int PATHS_OF_OTHERS = 15;

    /** Where the money is. */
    enum Place {
        /** Never taken from the fund. */
        UNTOUCHED,
        APPROVED,
        /** Approved, except for half of the first invoice, which the decision cut. */
        APPROVED_BUT_CUT,
        /** As {@link #APPROVED_BUT_CUT}, and what was cut is no longer requested. */
        APPROVED_AFTER_ASKING_LESS,
        RESERVED,
        /** Reserved, so that there is money if a dispute succeeds (D-3). */
        HELD,
        GIVEN_BACK
    }

    /**
     * The ending by the number in the table.
     *
     * @param place index among the claims of its kind, from 0
     */
    static Ending of(boolean fitting, int place) {
        return fitting ? ofFitting(place % PATHS_OF_FITTING + 1) : ofOthers(place % PATHS_OF_OTHERS + 1);
    }

    /** How it ends once nothing can be submitted, answered or disputed any more: rule 14. */
    Ending later() {
        return switch (status) {
            case "EDITING" -> new Ending("EXPIRED", money);
            case "ACTION_REQUIRED" -> new Ending("REJECTED", Place.GIVEN_BACK);
            case "REJECTED" -> new Ending(status, Place.GIVEN_BACK);
            default -> this;
        };
    }

    private static Ending ofFitting(int number) {
        return switch (number) {
            case 3, 13 -> new Ending("APPROVED", Place.APPROVED_BUT_CUT);
            case 5 -> new Ending("APPROVED", Place.APPROVED_AFTER_ASKING_LESS);
            case 8 -> new Ending("REJECTED", Place.HELD);
            case 9 -> new Ending("DISCARDED", Place.UNTOUCHED);
            case 10, 14 -> new Ending("WITHDRAWN", Place.GIVEN_BACK);
            case 16 -> new Ending("EDITING", Place.UNTOUCHED);
            case 17 -> new Ending("SUBMITTED", Place.RESERVED);
            case 18 -> new Ending("UNDER_REVIEW", Place.RESERVED);
            case 19 -> new Ending("ACTION_REQUIRED", Place.RESERVED);
            default -> new Ending("APPROVED", Place.APPROVED);
        };
    }

    private static Ending ofOthers(int number) {
        return switch (number) {
            case 2, 5 -> new Ending("APPROVED", Place.APPROVED);
            case 3 -> new Ending("APPROVED", Place.APPROVED_BUT_CUT);
            case 4, 6, 7, 9 -> new Ending("REJECTED", Place.GIVEN_BACK);
            case 8 -> new Ending("DISPUTED", Place.RESERVED);
            case 10 -> new Ending("ACTION_REQUIRED", Place.RESERVED);
            default -> new Ending("REJECTED", Place.HELD);
        };
    }

    /**
     * The claim's amounts.
     *
     * @param planned the sum of all its rows
     * @param first the sum of the rows of its first invoice
     */
    Amounts amounts(BigDecimal planned, BigDecimal first) {
        BigInteger pennies = first.movePointRight(2).toBigIntegerExact();
        BigDecimal cut = new BigDecimal(pennies.add(BigInteger.ONE).shiftRight(1), 2);
        BigDecimal zero = BigDecimal.ZERO;
        BigDecimal less = planned.subtract(cut);
        return switch (money) {
            case UNTOUCHED -> new Amounts(planned, zero, zero, zero, zero);
            case APPROVED -> new Amounts(planned, planned, zero, zero, zero);
            case APPROVED_BUT_CUT -> new Amounts(planned, less, zero, zero, cut);
            case APPROVED_AFTER_ASKING_LESS -> new Amounts(less, less, zero, zero, cut);
            case RESERVED -> new Amounts(planned, zero, planned, zero, zero);
            case HELD -> new Amounts(planned, zero, planned, planned, zero);
            case GIVEN_BACK -> new Amounts(planned, zero, zero, zero, planned);
        };
    }

    /**
     * Amounts in GBP.
     *
     * @param requested what the claim list shows as requested
     * @param held a part of {@code reserved}
     * @param released what was reserved earlier and then released
     */
    record Amounts(
            BigDecimal requested, BigDecimal approved, BigDecimal reserved, BigDecimal held, BigDecimal released) {

        static final Amounts NONE =
                new Amounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        Amounts and(Amounts other) {
            return new Amounts(
                    requested.add(other.requested),
                    approved.add(other.approved),
                    reserved.add(other.reserved),
                    held.add(other.held),
                    released.add(other.released));
        }
    }
}
