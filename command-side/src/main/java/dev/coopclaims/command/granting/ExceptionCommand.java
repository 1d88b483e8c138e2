package dev.coopclaims.command.granting;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.exception.ExceptionsState;
import dev.coopclaims.kernel.exception.ExceptionEvent;
import dev.coopclaims.kernel.exception.ExceptionsId;
import dev.coopclaims.kernel.organisation.OrganisationId;

/** A command about the exceptions of an organisation. */
public interface ExceptionCommand extends Command<Void> {

    OrganisationId organisation();

    @Override
    default ExceptionsId target() {
        return ExceptionsId.of(organisation());
    }

    @Override
    default StreamKind<ExceptionsState, ExceptionEvent> targetKind() {
        return ExceptionsState.KIND;
    }
}
