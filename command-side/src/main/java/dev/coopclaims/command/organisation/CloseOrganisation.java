package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * a partner shall take part no longer.
 *
 * @param reason which its own people read too
 */
public record CloseOrganisation(OrganisationId organisation, String reason) implements OrganisationCommand {
    public static final Decider<CloseOrganisation, Void> DECIDER =
            new OrganisationDecider<>((command, organisation, reach, context) -> List.of(OrganisationDecisions.close(
                    organisation, command, reach, LocalDate.ofInstant(context.now(), ZoneOffset.UTC))));
}
