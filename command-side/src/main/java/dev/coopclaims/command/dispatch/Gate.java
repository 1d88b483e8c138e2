package dev.coopclaims.command.dispatch;

import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.kernel.Actor;

/** Stands in front of every command, so that none can forget it. */
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

    /** What it looks at. */
    Touched touches(Actor actor);

    /**
     * That the actor may have anything done.
     *
     * @throws dev.coopclaims.kernel.refusal.Refusal forbidden
     */
    void admit(Actor actor, Streams streams);
}
