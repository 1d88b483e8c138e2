package dev.coopclaims.demo;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A claim as {@link ContractStub} keeps it: its state as in domain.md §5.1, and its money. */
final class StubClaim {
    private static final Set<String> RESERVES =
            Set.of("SUBMITTED", "UNDER_REVIEW", "ACTION_REQUIRED", "DISPUTED", "REJECTED");
    private static final Set<String> DECIDABLE = Set.of("SUBMITTED", "UNDER_REVIEW", "DISPUTED");

    private final String organisation;
    private final String title;
    private final Map<String, BigDecimal> costs = new LinkedHashMap<>();
    private final Set<String> openItems = new HashSet<>();
    private String status = "EDITING";
    private String rejectedBy = "";
    private boolean inDispute;
    private boolean rejectionIsFinal;
    private BigDecimal approved = BigDecimal.ZERO;
    private BigDecimal released = BigDecimal.ZERO;

    StubClaim(String organisation, String title) {
        this.organisation = organisation;
        this.title = title;
    }

    /** A command in a state that does not allow it. */
    static final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotNow(String why) {
            super(why);
        }
    }

    String organisation() {
        return organisation;
    }

    String title() {
        return title;
    }

    String status() {
        return status;
    }

    Set<String> openItems() {
        return Set.copyOf(openItems);
    }

    BigDecimal requested() {
        return costs.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal approved() {
        return approved;
    }

    BigDecimal reserved() {
        return RESERVES.contains(status) && !rejectionIsFinal ? requested() : BigDecimal.ZERO;
    }

    BigDecimal held() {
        return status.equals("REJECTED") ? reserved() : BigDecimal.ZERO;
    }

    BigDecimal released() {
        return released;
    }

    void cost(String id, BigDecimal amount) {
        needs(status.equals("EDITING") || status.equals("ACTION_REQUIRED"));
        BigDecimal before = Objects.requireNonNullElse(costs.put(id, amount), amount);
        released = released.add(before.subtract(amount)); // a new cost changes nothing that was reserved
    }

    void submit() {
        needs(status.equals("EDITING") || (status.equals("ACTION_REQUIRED") && openItems.isEmpty()));
        status = inDispute ? "DISPUTED" : "SUBMITTED";
    }

    void review() {
        needs(status.equals("SUBMITTED"));
        status = "UNDER_REVIEW";
    }

    void ask(Set<String> items) {
        needs(status.equals("UNDER_REVIEW") || status.equals("DISPUTED"));
        await(items);
    }

    void answer(String item) {
        needs(status.equals("ACTION_REQUIRED") && openItems.remove(item));
    }

    /** @param reductions by cost; all others in full */
    void approve(String reviewer, JsonNode reductions) {
        needs(DECIDABLE.contains(status) && !(inDispute && reviewer.equals(rejectedBy)));
        BigDecimal all = requested();
        approved = all;
        for (JsonNode reduction : reductions) {
            BigDecimal full =
                    Objects.requireNonNull(costs.get(reduction.path("cost").asString("")));
            approved = approved.subtract(full).add(Reports.amount(reduction.path("approved")));
        }
        released = released.add(all.subtract(approved));
        status = "APPROVED";
    }

    void reject(String reviewer) {
        needs(DECIDABLE.contains(status) && !(inDispute && reviewer.equals(rejectedBy)));
        rejectedBy = reviewer;
        if (inDispute) {
            loseForGood();
        }
        status = "REJECTED";
    }

    /** @param items empty if the revocation rejects the claim */
    void revoke(Set<String> items) {
        needs(status.equals("APPROVED"));
        approved = BigDecimal.ZERO;
        if (items.isEmpty()) {
            status = "REJECTED";
        } else {
            await(items);
        }
    }

    void dispute() {
        needs(status.equals("REJECTED") && !rejectionIsFinal);
        inDispute = true;
        status = "DISPUTED";
    }

    void giveUpDispute() {
        needs(inDispute && (status.equals("DISPUTED") || status.equals("ACTION_REQUIRED")));
        loseForGood();
        status = "REJECTED";
    }

    void acceptRejection() {
        needs(status.equals("REJECTED") && !rejectionIsFinal);
        loseForGood();
    }

    void withdraw() {
        needs(status.equals("SUBMITTED") || (status.equals("ACTION_REQUIRED") && !inDispute));
        released = released.add(requested());
        status = "WITHDRAWN";
    }

    void discard() {
        needs(status.equals("EDITING"));
        status = "DISCARDED";
    }

    private void await(Set<String> items) {
        openItems.addAll(items);
        status = "ACTION_REQUIRED";
    }

    private void loseForGood() {
        released = released.add(requested());
        rejectionIsFinal = true;
    }

    private void needs(boolean allowed) {
        if (!allowed) {
            throw new NotNow("not while it is " + status);
        }
    }
}
