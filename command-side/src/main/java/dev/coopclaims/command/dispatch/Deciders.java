package dev.coopclaims.command.dispatch;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Decider;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Who decides which command. */
public final class Deciders {
    private final Map<Class<?>, Decider<?, ?>> byCommand = new HashMap<>();

    /**
     * That one decides this kind of command.
     *
     * @throws IllegalArgumentException when another one does already
     */
    public <C extends Command<R>, R> Deciders with(Class<C> command, Decider<C, R> decider) {
        if (byCommand.putIfAbsent(command, decider) != null) {
            throw new IllegalArgumentException("two deciders of " + command.getSimpleName());
        }
        return this;
    }

    /** Everything of the other one too. */
    public Deciders and(Deciders other) {
        other.byCommand.forEach((command, decider) -> {
            if (byCommand.putIfAbsent(command, decider) != null) {
                throw new IllegalArgumentException("two deciders of " + command.getSimpleName());
            }
        });
        return this;
    }

    /** Every kind of command that is decided here. */
    public Set<Class<?>> commands() {
        return Set.copyOf(byCommand.keySet());
    }

    /**
     * Who decides it.
     *
     * @throws IllegalStateException when nobody does
     */
    @SuppressWarnings("unchecked") // a decider is kept under the class of what it decides
    public <R> Decider<Command<R>, R> of(Command<R> command) {
        return (Decider<Command<R>, R>) of(command.getClass());
    }

    /** As {@link #of(Command)}. */
    public Decider<?, ?> of(Class<?> command) {
        Decider<?, ?> decider = byCommand.get(command);
        if (decider == null) {
            throw new IllegalStateException("nobody decides " + command.getSimpleName());
        }
        return decider;
    }
}
