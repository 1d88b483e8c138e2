package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.dispatch.Gate;
import dev.coopclaims.kernel.Actor;

/** Checked before every command: an actor that was removed or now has another role can send no command. */
public final class OnlyWhoActsNow implements Gate {

    @Override
    public Touched touches(Actor actor) {
        return Touched.NOTHING.reading(OrganisationState.KIND, actor.organisation());
    }

    @Override
    public void admit(Actor actor, Streams streams) {
        Memberships.in(streams).acting(actor);
    }
}
