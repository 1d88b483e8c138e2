package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.ClaimState.ActionRequired;
import dev.coopclaims.command.claim.OtherState;
import dev.coopclaims.command.claim.Violations;
import dev.coopclaims.kernel.claim.InformationItemAnswered;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.time.Instant;

/** A partner answers what a reviewer asked (V-2, V-6). Pure. */
final class AnsweringItems {

    private AnsweringItems() {}

    /**
     * A later answer replaces an earlier one.
     *
     * @throws Refusal a conflict if nothing was asked, not found if there is no such item; otherwise with every broken
     *     rule
     */
    static InformationItemAnswered answer(ClaimState state, AnswerItem command, Instant now) {
        if (!(state instanceof ActionRequired asked)) {
            throw OtherState.refusal(state, RefusalCode.NOTHING_ASKED);
        }
        if (asked.items().stream().noneMatch(item -> item.id().equals(command.item()))) {
            throw Refusal.of(RequestCode.NO_SUCH_ITEM);
        }
        ClaimContent file = asked.file();
        Violations violations = new Violations();
        violations.unless(!asked.answerDue().isOver(now), RefusalCode.ANSWER_TOO_LATE, "", asked.answerDue());
        violations.text(command.answer(), "/answer", "V-2");
        violations.known(
                command.documents(), file.documents(), RefusalCode.UNKNOWN_DOCUMENT.under("V-2"), "/documents");
        violations.refuseIfAny();
        return new InformationItemAnswered(
                file.id(),
                file.organisation(),
                command.item(),
                command.answer().strip(),
                command.documents().stream().distinct().toList());
    }
}
