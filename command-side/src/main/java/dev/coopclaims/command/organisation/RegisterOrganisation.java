package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import org.jspecify.annotations.Nullable;

/**
 * An organisation shall take part.
 *
 * @param externalId by which other systems know it; absent when not said
 * @param country an ISO 3166 code of two letters; absent when not said
 * @param language an IETF tag; absent when not said
 */
public record RegisterOrganisation(
        OrganisationId organisation,
        String name,
        OrganisationKind kind,
        @Nullable String externalId,
        @Nullable String country,
        @Nullable String language)
        implements OrganisationCommand {
    public static final Decider<RegisterOrganisation, Void> DECIDER =
            (command, streams, context) -> Decision.of(Changes.of(
                    OrganisationState.KIND,
                    OrganisationDecisions.register(
                            streams.find(OrganisationState.KIND, command.organisation())
                                    .orElse(null),
                            command,
                            context.policies().vendor())));

    /** Nothing else is said of it. */
    public RegisterOrganisation(OrganisationId organisation, String name, OrganisationKind kind) {
        this(organisation, name, kind, null, null, null);
    }
}
