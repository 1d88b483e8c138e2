package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;

/** P-5. */
public record RecordMetric(ClaimId claim, String metric, String value) implements ClaimCommand<Void> {
    public static final Decider<RecordMetric, Void> DECIDER =
            ClaimDecider.edit((command, claim, context) -> ActivityResults.measure(
                    EditingRules.openForMetric(claim, command.metric()),
                    command,
                    context.catalogue(claim.file().period())));
}
