package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.dispatch.Gate;
import dev.coopclaims.kernel.Actor;

/**
 * Checked before every command: an actor that was removed or now has another role can send no command. The system is no
 * member and always acts.
 */
public final class OnlyWhoActsNow implements Gate {

    @Override
    public Touched touches(Actor actor) {
        return actor.isSystem()
                ? Touched.NOTHING
                : Touched.NOTHING.reading(OrganisationState.KIND, actor.organisation());
    }

    @Override
    public void admit(Actor actor, Streams streams) {
        if (!actor.isSystem()) {
            Memberships.in(streams).acting(actor);
        }
    }
}
