package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;

/** A command about one organisation, which answers nothing. */
public interface OrganisationCommand extends Command<Void> {

    OrganisationId organisation();

    @Override
    default OrganisationId target() {
        return organisation();
    }

    @Override
    default StreamKind<OrganisationState, OrganisationEvent> targetKind() {
        return OrganisationState.KIND;
    }
}
