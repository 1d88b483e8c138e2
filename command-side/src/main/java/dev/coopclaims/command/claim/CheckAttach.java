package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;
import java.util.List;

/** Checks that the claim takes documents, before any file is read; changes nothing. */
public record CheckAttach(ClaimId claim) implements ClaimCommand<Void> {
    public static final Decider<CheckAttach, Void> DECIDER = ClaimDecider.<CheckAttach>edit(
                    (command, claim, context) -> {
                        EditingRules.openForDocuments(claim);
                        return List.of();
                    })
            .asking();

    @Override
    public boolean isForecast() {
        return true;
    }
}
