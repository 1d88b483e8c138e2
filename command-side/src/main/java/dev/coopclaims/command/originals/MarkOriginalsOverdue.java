package dev.coopclaims.command.originals;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.OriginalsOverdue;

/** V-8: originals that were not produced in time are overdue, once for each request. Afterwards an approval may be revoked. */
public record MarkOriginalsOverdue(ClaimId claim) implements ClaimCommand<Boolean> {
    public static final Decider<MarkOriginalsOverdue, Boolean> DECIDER = ClaimDecider.byTime(
            (command, claim, context) -> claim.file().correspondence().overdueOriginals(context.now()).stream()
                    .map(open -> new OriginalsOverdue(
                            command.claim(), claim.file().organisation(), open.request(), open.due()))
                    .toList());
}
