package dev.coopclaims.command.originals;

import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.OtherState;
import dev.coopclaims.command.claim.Violations;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.OriginalsReceived;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.time.Deadline;
import java.time.Instant;
import java.time.ZoneId;

/** When originals may be asked for, and when they have come (V-8). Pure. */
public final class Originals {

    private Originals() {}

    /**
     * Asks for originals.
     *
     * @throws Refusal a conflict when the claim was never submitted or is withdrawn; else with every broken rule
     */
    public static OriginalsRequested request(
            ClaimState state, RequestOriginals command, Catalogue catalogue, Instant now) {
        if (!wasSubmitted(state.status())) {
            throw OtherState.refusal(state, "NOT_SUBMITTED", "originals are asked for of what was submitted", "V-8");
        }
        ClaimFile file = state.file();
        Violations violations = new Violations();
        ZoneId zone = catalogue.zone(file.details().location());
        Deadline kept = Deadline.endOf(file.told().keepOriginalsUntil(), zone);
        violations.unless(
                !kept.isOver(now),
                "ORIGINALS_NOT_KEPT",
                "",
                "the last day on which the partner had to have the originals was " + kept,
                "V-8");
        violations.text(command.text(), ClaimLimits.MAX_TEXT_CHARS, "/text", "V-8");
        for (int i = 0; i < command.documents().size(); i++) {
            violations.unless(
                    file.documents().containsKey(command.documents().get(i)),
                    "UNKNOWN_DOCUMENT",
                    "/documents/" + i,
                    "the claim has no document " + command.documents().get(i),
                    "V-8");
        }
        int asked = file.correspondence().originalsRequests().size()
                + file.correspondence().originalsReceived().size();
        violations.unless(
                asked < ClaimLimits.MAX_ORIGINALS_REQUESTS,
                "TOO_MANY_ORIGINALS_REQUESTS",
                "",
                "at most " + ClaimLimits.MAX_ORIGINALS_REQUESTS + " requests for originals in a claim's life",
                "V-8");
        violations.refuseIfAny();
        return new OriginalsRequested(
                file.id(),
                file.organisation(),
                command.request(),
                command.documents().stream().distinct().toList(),
                command.text().strip(),
                Deadline.afterDays(now, catalogue.limits().originalsDays(), zone));
    }

    /**
     * The originals came.
     *
     * @throws Refusal not found when there is no such request, a conflict when it has its receipt
     */
    public static OriginalsReceived receive(ClaimFile file, ReceiveOriginals command) {
        if (file.correspondence().originalsReceived().contains(command.request())) {
            throw Refusal.conflict(
                    "ORIGINALS_RECEIVED",
                    "/request",
                    "The originals asked for with " + command.request() + " were received before.",
                    "V-8");
        }
        if (!file.correspondence().originalsRequests().contains(command.request())) {
            throw Refusal.notFound("The claim has no such request for originals.");
        }
        Violations violations = new Violations();
        violations.text(command.receipt(), ClaimLimits.MAX_TEXT_CHARS, "/receipt", "V-8");
        violations.refuseIfAny();
        return new OriginalsReceived(
                file.id(),
                file.organisation(),
                command.request(),
                command.receipt().strip());
    }

    private static boolean wasSubmitted(ClaimStatus status) {
        return switch (status) {
            case EDITING, DISCARDED, EXPIRED, WITHDRAWN -> false;
            case SUBMITTED, UNDER_REVIEW, ACTION_REQUIRED, APPROVED, REJECTED, DISPUTED -> true;
        };
    }
}
