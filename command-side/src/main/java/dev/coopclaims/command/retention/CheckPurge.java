package dev.coopclaims.command.retention;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.ClaimSight;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** H-5: asks what may be purged of a claim's contents; changes nothing. */
public record CheckPurge(ClaimId claim) implements ClaimCommand<CheckPurge.Answer> {
    public static final Decider<CheckPurge, Answer> DECIDER = ClaimDecider.<CheckPurge, Answer>of(
                    (command, context) -> ClaimSight.Side.SYSTEM, (command, claim, streams, context) -> {
                        Map<DocumentId, String> contents = Keeping.contents(claim);
                        if (Keeping.mustKeep(claim, context)) {
                            return Decision.answer(Answer.NOT_YET);
                        }
                        boolean deferred = !contents.isEmpty()
                                && (!claim.isOver()
                                        || !Keeping.heldBy(claim, streams).isEmpty());
                        return Decision.answer(new Answer(true, deferred, contents));
                    })
            .touching((command, claim, known, context) -> Keeping.touches(claim))
            .asking();

    /**
     * What may be purged.
     *
     * @param over whether the time is over for which the contents had to be kept
     * @param deferred whether something keeps them on
     * @param contents by their documents
     */
    public record Answer(boolean over, boolean deferred, Map<DocumentId, String> contents) {
        static final Answer NOT_YET = new Answer(false, false, Map.of());

        public Answer {
            contents = Collections.unmodifiableMap(new LinkedHashMap<>(contents));
        }
    }
}
