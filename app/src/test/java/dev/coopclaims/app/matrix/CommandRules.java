package dev.coopclaims.app.matrix;

import dev.coopclaims.kernel.claim.ClaimStatus;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * In which states each command of a claim is allowed (domain.md §5.1, C-3, C-4, V-1…V-9, D-1…D-5), and a body that is
 * complete enough to get as far as the state. Written from the rules, not from the code.
 */
final class CommandRules {
    private static final Set<ClaimStatus> ANY = EnumSet.allOf(ClaimStatus.class);
    private static final Set<ClaimStatus> OPEN = EnumSet.of(ClaimStatus.EDITING);
    private static final Set<ClaimStatus> ADDING =
            EnumSet.of(ClaimStatus.EDITING, ClaimStatus.ACTION_REQUIRED, ClaimStatus.DISPUTED);
    private static final Set<ClaimStatus> OPEN_OR_ASKED = EnumSet.of(ClaimStatus.EDITING, ClaimStatus.ACTION_REQUIRED);
    private static final Set<ClaimStatus> DECIDABLE =
            EnumSet.of(ClaimStatus.SUBMITTED, ClaimStatus.UNDER_REVIEW, ClaimStatus.DISPUTED);
    private static final Set<ClaimStatus> REJECTED = EnumSet.of(ClaimStatus.REJECTED);
    private static final String COST = "{\"source\":\"THIRD_PARTY\",\"expenseType\":\"PRINTED_MATERIAL\",\"invoice\":"
            + "{\"supplierName\":\"Matrix\",\"number\":\"M-1\",\"date\":\"2019-09-12\"},"
            + "\"net\":{\"amount\":\"1.00\",\"currency\":\"GBP\"}}";

    /**
     * One command.
     *
     * @param states in which it is allowed
     * @param body complete enough to be decided
     * @param ofPart whether it names a part of the claim, so that an unknown part may answer 404 first
     */
    record Rule(Set<ClaimStatus> states, String body, boolean ofPart) {}

    /** By method and path below the claim. */
    static final Map<String, Rule> BY_ENDPOINT = Map.ofEntries(
            whole("POST /copy", ANY, ""),
            whole("PATCH ", OPEN, "{\"title\":\"Matrix\"}"),
            whole("POST /costs", OPEN_OR_ASKED, COST),
            part("PATCH /costs/{cost}", OPEN_OR_ASKED, COST),
            part("DELETE /costs/{cost}", OPEN_OR_ASKED, ""),
            whole(
                    "POST /documents",
                    ADDING,
                    "{\"kind\":\"LANDING_PAGE_URL\",\"url\":\"https://matrix.example/\","
                            + "\"capturedAt\":\"2019-09-12T10:00:00Z\"}"),
            part("PATCH /documents/{document}", OPEN_OR_ASKED, "{\"explanation\":\"Matrix\"}"),
            part("DELETE /documents/{document}", OPEN_OR_ASKED, ""),
            part("PUT /metrics/{name}", OPEN_OR_ASKED, "{\"value\":\"1\"}"),
            part("PUT /requirements/{code}", OPEN_OR_ASKED, "{\"ticked\":false,\"documents\":[]}"),
            part("PUT /answers/{question}", OPEN_OR_ASKED, "{\"answer\":false}"),
            part("PUT /information-items/{item}", OPEN_OR_ASKED, "{\"answer\":\"Matrix\"}"),
            whole("POST /comments", ANY, "{\"text\":\"Matrix\"}"),
            whole("POST /internal-notes", ANY, "{\"text\":\"Matrix\"}"),
            part("POST /upload-requests", ADDING, "{\"colleague\":\"alice\",\"kind\":\"INVOICE\",\"text\":\"Matrix\"}"),
            part("DELETE /upload-requests/{request}", ADDING, ""),
            whole("POST /submission", OPEN_OR_ASKED, ""),
            whole(
                    "POST /withdrawal",
                    EnumSet.of(ClaimStatus.SUBMITTED, ClaimStatus.ACTION_REQUIRED),
                    "{\"reason\":\"Matrix\"}"),
            whole("POST /discard", OPEN, "{\"reason\":\"Matrix\"}"),
            whole("POST /review", EnumSet.of(ClaimStatus.SUBMITTED, ClaimStatus.UNDER_REVIEW), ""),
            // A submitted claim may be somebody's or nobody's task; the status alone does not tell.
            part("DELETE /review", EnumSet.of(ClaimStatus.SUBMITTED, ClaimStatus.UNDER_REVIEW), ""),
            whole("PUT /reviewer", EnumSet.of(ClaimStatus.SUBMITTED, ClaimStatus.UNDER_REVIEW), "{\"user\":\"ravi\"}"),
            whole("POST /information-requests", DECIDABLE, "{\"items\":[{\"code\":\"OTHER\",\"text\":\"Matrix\"}]}"),
            whole("POST /approval", DECIDABLE, "{\"note\":\"Matrix\"}"),
            whole("POST /rejection", DECIDABLE, "{\"reasons\":[\"EXPENSE_NOT_ELIGIBLE\"],\"text\":\"Matrix\"}"),
            whole(
                    "POST /revocation",
                    EnumSet.of(ClaimStatus.APPROVED),
                    "{\"reason\":\"Matrix\",\"to\":\"REJECTED\",\"reasons\":[\"EXPENSE_NOT_ELIGIBLE\"],\"text\":\"Matrix\"}"),
            // Whether a rejection is final, the status does not tell.
            part("POST /rejection-acceptance", REJECTED, ""),
            part("POST /disputes", REJECTED, "{\"explanation\":\"Matrix\"}"),
            whole("POST /dispute-withdrawal", EnumSet.of(ClaimStatus.DISPUTED, ClaimStatus.ACTION_REQUIRED), ""),
            whole(
                    "POST /original-requests",
                    EnumSet.complementOf(EnumSet.of(
                            ClaimStatus.EDITING, ClaimStatus.DISCARDED, ClaimStatus.EXPIRED, ClaimStatus.WITHDRAWN)),
                    "{\"documents\":[],\"text\":\"Matrix\"}"),
            part("POST /original-receipts", ANY, "{\"receipt\":\"Matrix\"}"));

    private CommandRules() {}

    private static Map.Entry<String, Rule> whole(String endpoint, Set<ClaimStatus> states, String body) {
        return Map.entry(endpoint, new Rule(states, body, false));
    }

    private static Map.Entry<String, Rule> part(String endpoint, Set<ClaimStatus> states, String body) {
        return Map.entry(endpoint, new Rule(states, body, true));
    }
}
