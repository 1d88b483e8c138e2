package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.CommentAdded;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.List;

/** Comments on a claim; they can be added in every state (C-4). */
final class Comments {

    private Comments() {}

    static List<ClaimEvent> add(ClaimContent file, AddComment command) {
        Violations violations = new Violations();
        violations.text(command.text(), "/text", "C-4");
        violations.unless(
                command.document() == null || file.documents().containsKey(command.document()),
                RefusalCode.UNKNOWN_DOCUMENT.under("C-4"),
                "/documentId",
                command.document());
        violations.unless(
                file.correspondence().comments().count() < ClaimLimits.MAX_COMMENTS
                        && file.correspondence().comments().hasRoomFor(command.text()),
                RefusalCode.TOO_MANY_COMMENTS,
                "",
                ClaimLimits.MAX_COMMENTS,
                ClaimLimits.MAX_CONVERSATION_BYTES);
        violations.refuseIfAny();
        return List.of(new CommentAdded(
                file.id(),
                file.organisation(),
                command.comment(),
                command.text().strip(),
                command.document()));
    }
}
