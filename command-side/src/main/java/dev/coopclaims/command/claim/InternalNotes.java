package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.InternalNoteAdded;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.List;

/** Notes by the vendor's side; they can be added in every state, and no partner ever sees them (V-9, H-2). */
final class InternalNotes {

    private InternalNotes() {}

    static List<ClaimEvent> add(ClaimContent file, AddInternalNote command) {
        Violations violations = new Violations();
        violations.text(command.text(), "/text", "V-9");
        violations.unless(
                file.correspondence().notes().count() < ClaimLimits.MAX_NOTES
                        && file.correspondence().notes().hasRoomFor(command.text()),
                RefusalCode.TOO_MANY_NOTES,
                "",
                ClaimLimits.MAX_NOTES,
                ClaimLimits.MAX_CONVERSATION_BYTES);
        violations.refuseIfAny();
        return List.of(new InternalNoteAdded(
                file.id(), file.organisation(), command.note(), command.text().strip()));
    }
}
