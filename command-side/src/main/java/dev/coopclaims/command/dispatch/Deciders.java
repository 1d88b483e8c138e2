package dev.coopclaims.command.dispatch;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Decider;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The decider of each kind of command. */
public final class Deciders {
    private final Map<Class<?>, Decider<?, ?>> byCommand = new HashMap<>();

    /**
     * Registers the decider of this kind of command.
     *
     * @throws IllegalArgumentException if there is another one already
     */
    public <C extends Command<R>, R> Deciders with(Class<C> command, Decider<C, R> decider) {
        if (byCommand.putIfAbsent(command, decider) != null) {
            throw new IllegalArgumentException("two deciders of " + command.getSimpleName());
        }
        return this;
    }

    /** Adds all deciders of the other. */
    public Deciders and(Deciders other) {
        other.byCommand.forEach((command, decider) -> {
            if (byCommand.putIfAbsent(command, decider) != null) {
                throw new IllegalArgumentException("two deciders of " + command.getSimpleName());
            }
        });
        return this;
    }

    /** Every kind of command that has a decider here. */
    public Set<Class<?>> commands() {
        return Set.copyOf(byCommand.keySet());
    }

    /**
     * The decider of the command.
     *
     * @throws IllegalStateException if there is none
     */
    @SuppressWarnings("unchecked") // a decider is kept under the class of its command
    public <R> Decider<Command<R>, R> of(Command<R> command) {
        return (Decider<Command<R>, R>) of(command.getClass());
    }

    /** As {@link #of(Command)}. */
    public Decider<?, ?> of(Class<?> command) {
        Decider<?, ?> decider = byCommand.get(command);
        if (decider == null) {
            throw new IllegalStateException("no decider of " + command.getSimpleName());
        }
        return decider;
    }
}
