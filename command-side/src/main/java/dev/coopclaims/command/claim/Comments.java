package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.CommentAdded;
import java.util.List;

/** Messages about a claim, open in every state (C-4). */
final class Comments {

    private Comments() {}

    static List<ClaimEvent> add(ClaimFile file, AddComment command) {
        Violations violations = new Violations();
        violations.text(command.text(), ClaimLimits.MAX_TEXT_CHARS, "/text", "C-4");
        violations.unless(
                command.document() == null || file.documents().containsKey(command.document()),
                "UNKNOWN_DOCUMENT",
                "/documentId",
                "the claim has no such document",
                "C-4");
        violations.unless(
                file.correspondence().comments().count() < ClaimLimits.MAX_COMMENTS
                        && file.correspondence().comments().hasRoomFor(command.text()),
                "TOO_MANY_COMMENTS",
                "",
                "a claim has at most " + ClaimLimits.MAX_COMMENTS + " comments, of "
                        + ClaimLimits.MAX_CONVERSATION_BYTES + " bytes together",
                "C-4");
        violations.refuseIfAny();
        return List.of(new CommentAdded(
                file.id(),
                file.organisation(),
                command.comment(),
                command.text().strip(),
                command.document()));
    }
}
