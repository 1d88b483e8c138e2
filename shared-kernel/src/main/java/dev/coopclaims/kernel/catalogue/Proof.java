package dev.coopclaims.kernel.catalogue;

import java.util.List;

/**
 * The kinds of proof of execution that an activity requires (P-3): every kind of {@code allOf}, one of {@code anyOf}
 * unless that is empty, those of {@code conditional} whose condition applies, and exactly one applicable branch of
 * {@code oneBranchOf} unless that is empty.
 */
public record Proof(
        List<String> allOf, List<String> anyOf, List<Conditional> conditional, List<Conditional> oneBranchOf) {

    /** Nothing is required. */
    public static final Proof NONE = new Proof(List.of(), List.of(), List.of(), List.of());

    public Proof {
        allOf = List.copyOf(allOf);
        anyOf = List.copyOf(anyOf);
        conditional = List.copyOf(conditional);
        oneBranchOf = List.copyOf(oneBranchOf);
    }

    /**
     * Kinds that are required on a condition.
     *
     * @param when {@code EXPENSE_} + an expense type, if the claim must have such a cost; otherwise a yes/no question
     *     that the partner answers
     */
    public record Conditional(String when, List<String> allOf) {
        private static final String EXPENSE = "EXPENSE_";

        public Conditional {
            allOf = List.copyOf(allOf);
        }

        public boolean isQuestion() {
            return !when.startsWith(EXPENSE);
        }

        /** The expense type; only if it {@linkplain #isQuestion() is not a question}. */
        public String expenseType() {
            return when.substring(EXPENSE.length());
        }
    }
}
