package dev.coopclaims.command.dispute;

import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.ClaimState.ActionRequired;
import dev.coopclaims.command.claim.ClaimState.Disputed;
import dev.coopclaims.command.claim.ClaimState.Rejected;
import dev.coopclaims.command.claim.Evidence;
import dev.coopclaims.command.claim.NewDocument;
import dev.coopclaims.command.claim.OtherState;
import dev.coopclaims.command.claim.SubmittedClaim;
import dev.coopclaims.command.claim.Violations;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** When a rejection may be disputed (D-1). Pure. */
final class Disputing {

    private Disputing() {}

    /** @throws Refusal a conflict if there is no rejection that can still be answered */
    static Rejected rejected(ClaimState claim) {
        if (claim instanceof Rejected rejected) {
            if (rejected.finalRejection()) {
                throw OtherState.refusal(claim, RefusalCode.REJECTION_FINAL);
            }
            return rejected;
        }
        throw OtherState.refusal(claim, RefusalCode.NOT_REJECTED);
    }

    /**
     * What was last submitted of a disputed claim.
     *
     * @throws Refusal a conflict if it is not disputed
     */
    static SubmittedClaim disputed(ClaimState claim) {
        if (claim instanceof Disputed disputed) {
            return disputed.submittal();
        }
        if (claim instanceof ActionRequired asked && asked.origin() == RequestOrigin.DISPUTE) {
            return asked.submittal();
        }
        throw OtherState.refusal(claim, RefusalCode.NOT_DISPUTED);
    }

    /**
     * Opens the dispute and attaches the documents that come with it.
     *
     * @throws Refusal with every broken rule
     */
    static List<ClaimEvent> open(Rejected rejection, OpenDispute command, Catalogue catalogue, Instant now) {
        ClaimContent file = rejection.file();
        int before = rejection.past().disputes();
        Violations violations = new Violations();
        violations.unless(
                !rejection.disputableUntil().isOver(now),
                RefusalCode.DISPUTE_WINDOW_CLOSED,
                "",
                rejection.disputableUntil());
        violations.unless(
                before < allowed(rejection, catalogue),
                RefusalCode.DISPUTED_BEFORE,
                "",
                before,
                allowed(rejection, catalogue));
        violations.text(command.explanation(), "/explanation", "D-1");
        violations.unless(!documents(command).isEmpty(), RefusalCode.DISPUTE_WITHOUT_DOCUMENT, "/documents");
        violations.known(
                command.documents(), file.documents(), RefusalCode.UNKNOWN_DOCUMENT.under("D-1"), "/documents");
        violations.refuseIfAny();
        List<ClaimEvent> events = new ArrayList<>();
        events.add(new DisputeOpened(
                file.id(),
                file.organisation(),
                command.explanation().strip(),
                documents(command),
                rejection.held(),
                catalogue
                        .reviewCalendar()
                        .endOfBusinessDay(now, catalogue.limits().disputeBusinessDays())));
        if (command.attached() != null) {
            events.addAll(Evidence.attach(file, command.attached(), catalogue, now));
        }
        return events;
    }

    /** How often the claim can be disputed in total; each revoked approval adds one (D-1). */
    private static int allowed(Rejected rejection, Catalogue catalogue) {
        return catalogue.limits().disputesPerClaim()
                + (rejection.past().revocations() > 0 ? catalogue.limits().disputesAfterRevocation() : 0);
    }

    private static List<DocumentId> documents(OpenDispute command) {
        Stream<DocumentId> attached = command.attached() == null
                ? Stream.empty()
                : command.attached().documents().stream().map(NewDocument::id);
        return Stream.concat(command.documents().stream().distinct(), attached).toList();
    }
}
