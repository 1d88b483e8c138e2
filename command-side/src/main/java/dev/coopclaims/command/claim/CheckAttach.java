package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;
import java.util.List;

/** Whether the claim takes documents; changes nothing, and is asked before files are read. */
public record CheckAttach(ClaimId claim) implements ClaimCommand<Void> {
    public static final Decider<CheckAttach, Void> DECIDER = ClaimDecider.<CheckAttach>edit(
                    (command, claim, context) -> {
                        Lock.openForDocuments(claim);
                        return List.of();
                    })
            .asking();
}
