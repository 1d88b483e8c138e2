package dev.coopclaims.command.originals;

import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.OtherState;
import dev.coopclaims.command.claim.Violations;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.OriginalsReceived;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.time.Deadline;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** When originals may be requested and their receipt recorded (V-8). Pure. */
public final class Originals {

    private Originals() {}

    /**
     * Requests originals.
     *
     * @throws Refusal a conflict if the claim was never submitted or is withdrawn; otherwise with every broken rule
     */
    public static OriginalsRequested request(
            ClaimState state, RequestOriginals command, Catalogue catalogue, Instant now) {
        if (!wasSubmitted(state.status())) {
            throw OtherState.refusal(state, RefusalCode.NOT_SUBMITTED);
        }
        ClaimContent file = state.file();
        Violations violations = new Violations();
        ZoneId zone = catalogue.zone(file.details().location());
        Deadline kept = Deadline.endOf(file.told().keepOriginalsUntil(), zone);
        violations.unless(!kept.isOver(now), RefusalCode.ORIGINALS_NOT_KEPT.under("V-8"), "", kept);
        violations.text(command.text(), "/text", "V-8");
        known(command.documents(), file, violations);
        int asked = file.correspondence().originalsRequests().size()
                + file.correspondence().originalsReceived().size();
        violations.unless(
                asked < ClaimLimits.MAX_ORIGINALS_REQUESTS,
                RefusalCode.TOO_MANY_ORIGINALS_REQUESTS,
                "",
                ClaimLimits.MAX_ORIGINALS_REQUESTS);
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
     * Records the receipt of the originals.
     *
     * @throws Refusal not found if there is no such request, a conflict if it already has a receipt
     */
    public static OriginalsReceived receive(ClaimContent file, ReceiveOriginals command) {
        if (file.correspondence().originalsReceived().contains(command.request())) {
            throw Refusal.conflict(RefusalCode.ORIGINALS_RECEIVED.at("/request", command.request()));
        }
        if (!file.correspondence().originalsRequests().containsKey(command.request())) {
            throw Refusal.of(RequestCode.NO_SUCH_ORIGINALS_REQUEST);
        }
        Violations violations = new Violations();
        violations.text(command.receipt(), "/receipt", "V-8");
        known(command.documents(), file, violations);
        violations.refuseIfAny();
        return new OriginalsReceived(
                file.id(),
                file.organisation(),
                command.request(),
                command.receipt().strip(),
                command.documents().stream().distinct().toList(),
                command.complete());
    }

    private static void known(List<DocumentId> documents, ClaimContent file, Violations violations) {
        violations.known(documents, file.documents(), RefusalCode.UNKNOWN_DOCUMENT.under("V-8"), "/documents");
    }

    private static boolean wasSubmitted(ClaimStatus status) {
        return switch (status) {
            case EDITING, DISCARDED, EXPIRED, WITHDRAWN -> false;
            case SUBMITTED, UNDER_REVIEW, ACTION_REQUIRED, APPROVED, REJECTED, DISPUTED -> true;
        };
    }
}
