package dev.coopclaims.demo;

/**
 * One line of the table of categories: what the partner declares, and what the reviewer decides.
 *
 * @param activity code of the catalogue
 * @param expenseType code of the catalogue; the activity must allow it
 * @param why a short reason for the text of the rejection
 */
record CategoryRule(String category, String activity, String expenseType, Verdict verdict, String why) {

    /** What the reviewer decides. */
    enum Verdict {
        APPROVE,
        /** With {@code EXPENSE_NOT_ELIGIBLE}. */
        REJECT
    }
}
