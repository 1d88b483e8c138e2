package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;

/** An organisation shall take part. */
public record RegisterOrganisation(OrganisationId organisation, String name, OrganisationKind kind)
        implements Command<Void> {
    public static final Decider<RegisterOrganisation, Void> DECIDER =
            (command, streams, context) -> Decision.of(Changes.of(
                    OrganisationState.KIND,
                    OrganisationDecisions.register(
                            streams.find(OrganisationState.KIND, command.organisation())
                                    .orElse(null),
                            command,
                            context.policies().vendor())));

    @Override
    public OrganisationId target() {
        return organisation;
    }

    @Override
    public StreamKind<OrganisationState, OrganisationEvent> targetKind() {
        return OrganisationState.KIND;
    }
}
