package dev.coopclaims.command.dispatch;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.AggregateId;
import org.jspecify.annotations.Nullable;

/** A command, who sent it, and what was expected. */
record Asked<R>(Command<R> command, Actor actor, @Nullable ExpectedVersions expected, Decider<Command<R>, R> decider) {

    /** Whether memory may be enough to decide it. */
    boolean mayRestOnMemory() {
        return decider.changes() || command.isForecast();
    }

    /** Whether a decision on memory holds: the store's index guards it, or another command decides again. */
    boolean holdsOnMemory(Decision<R> decision) {
        return command.isForecast() || decision.changes().isGuarding(expected == null ? null : command.target());
    }

    /** The stream that it begins; null when it begins none. */
    @Nullable
    AggregateId begun() {
        return command.beginsTarget() ? command.target() : null;
    }
}
