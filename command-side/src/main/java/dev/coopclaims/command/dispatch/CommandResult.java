package dev.coopclaims.command.dispatch;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an executed command.
 *
 * @param result what its decider answered; absent if it answers nothing
 * @param version the number of the target's last event (the first event is 0), counting those that the actor's side sees
 *     (H-2); absent if the handler did not load the target
 * @param position the global position of the last event of the commit; absent if nothing was written
 */
public record CommandResult<R extends @Nullable Object>(R result, OptionalLong version, OptionalLong position) {

    /** The same outcome with another result. */
    public <S extends @Nullable Object> CommandResult<S> with(S other) {
        return new CommandResult<>(other, version, position);
    }
}
