package dev.coopclaims.command.dispatch;

import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.kernel.Actor;

/** Is checked before every command, so that no decider can forget it. */
public interface Gate {
    /** Lets everybody in. */
    Gate OPEN = new Gate() {
        @Override
        public Touched touches(Actor actor) {
            return Touched.NOTHING;
        }

        @Override
        public void admit(Actor actor, Streams streams) {}
    };

    /** The streams that it looks at. */
    Touched touches(Actor actor);

    /**
     * Requires that the actor may send commands at all.
     *
     * @throws dev.coopclaims.kernel.refusal.Refusal forbidden
     */
    void admit(Actor actor, Streams streams);
}
