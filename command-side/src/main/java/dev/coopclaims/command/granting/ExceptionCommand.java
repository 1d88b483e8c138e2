package dev.coopclaims.command.granting;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.exception.ExceptionsState;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.policy.Separation;
import dev.coopclaims.kernel.exception.ExceptionEvent;
import dev.coopclaims.kernel.exception.ExceptionsId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;

/** A command about the exceptions of an organisation. */
public interface ExceptionCommand extends Command<Void> {

    OrganisationId organisation();

    /**
     * nobody gives the organisation that they are a member of more than the rules do, or takes it away.
     *
     * @throws Refusal if the actor is one of its members
     */
    default void refuseOwn(Streams streams, Context context) {
        if (context.policies().separation().ownOrganisation()
                && Memberships.in(streams)
                        .isMember(organisation(), context.actor().user())) {
            throw Refusal.rule(RefusalCode.OWN_EXCEPTION.at("", Separation.OWN_ORGANISATION_SETTING));
        }
    }

    @Override
    default ExceptionsId target() {
        return ExceptionsId.of(organisation());
    }

    @Override
    default StreamKind<ExceptionsState, ExceptionEvent> targetKind() {
        return ExceptionsState.KIND;
    }
}
