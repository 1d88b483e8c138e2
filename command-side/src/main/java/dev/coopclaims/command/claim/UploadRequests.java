package dev.coopclaims.command.claim;

import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.DocumentKind;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.UploadRequestCancelled;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.claim.UploadRequested;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.time.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Requests to colleagues of the organisation for documents (C-3). */
final class UploadRequests {

    private UploadRequests() {}

    /** Anybody else would never see the task, or could not do it. */
    static boolean canUpload(ClaimContent file, UserId colleague, Memberships memberships) {
        return memberships
                .of(file.organisation(), colleague)
                .filter(membership -> membership.role() != Role.INTEGRATOR)
                .filter(membership ->
                        membership.reaches(file.programme(), file.details().location()))
                .isPresent();
    }

    /** @param canUpload whether the colleague acts for the claim's organisation, sees the claim and attaches documents */
    static List<ClaimEvent> ask(
            ClaimContent file, RequestUpload command, boolean canUpload, Catalogue catalogue, Instant now) {
        Violations violations = new Violations();
        violations.unless(canUpload, RefusalCode.NOT_A_COLLEAGUE, "/colleague", command.colleague());
        violations.unless(
                catalogue
                        .documentKind(command.kind())
                        .filter(kind -> kind.stage() == DocumentKind.Stage.CLAIM)
                        .isPresent(),
                RefusalCode.UNKNOWN_DOCUMENT_KIND.under("C-3"),
                "/kind",
                command.kind());
        violations.text(command.text(), "/text", "C-3");
        violations.unless(
                file.correspondence().uploadRequests().size() < ClaimLimits.MAX_UPLOAD_REQUESTS,
                RefusalCode.TOO_MANY_UPLOAD_REQUESTS,
                "",
                ClaimLimits.MAX_UPLOAD_REQUESTS);
        LocalDate day = command.until();
        Deadline until = day == null
                ? null
                : Deadline.endOf(day, catalogue.zone(file.details().location()));
        violations.unless(until == null || !until.isOver(now), RefusalCode.UPLOAD_DAY_OVER, "/until", until);
        violations.refuseIfAny();
        return List.of(new UploadRequested(
                file.id(),
                file.organisation(),
                command.request(),
                command.colleague(),
                command.kind(),
                command.text().strip(),
                until));
    }

    static List<ClaimEvent> cancel(ClaimContent file, UploadRequestId request) {
        kindOf(file, request);
        return List.of(new UploadRequestCancelled(file.id(), file.organisation(), request));
    }

    /**
     * The document kind that is asked for.
     *
     * @throws Refusal not found if there is no such open request
     */
    static String kindOf(ClaimContent file, UploadRequestId request) {
        String kind = file.correspondence().uploadRequests().get(request);
        if (kind == null) {
            throw Refusal.of(RequestCode.NO_SUCH_UPLOAD_REQUEST);
        }
        return kind;
    }
}
