package dev.coopclaims.demo;

/**
 * One line of the table of categories: what the partner declares, and what the reviewer decides.
 *
 * @param activity code of the catalogue
 * @param expenseType code of the catalogue, one that the activity allows
 * @param why in a few words, for the rejection's text
 */
record CategoryRule(String category, String activity, String expenseType, Verdict verdict, String why) {

    /** What the reviewer decides. */
    enum Verdict {
        APPROVE,
        /** With {@code EXPENSE_NOT_ELIGIBLE}. */
        REJECT
    }
}
