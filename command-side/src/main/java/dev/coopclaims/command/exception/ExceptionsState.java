package dev.coopclaims.command.exception;

import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.exception.ExceptionEvent;
import dev.coopclaims.kernel.exception.ExceptionGranted;
import dev.coopclaims.kernel.exception.ExceptionRevoked;
import dev.coopclaims.kernel.exception.ExceptionsId;
import dev.coopclaims.kernel.source.ExceptionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All exceptions of one organisation, also those that are over, because refusals name them; immutable.
 *
 * @param all in the order in which they were granted
 */
public record ExceptionsState(ExceptionsId id, List<GrantedException> all) {
    /** The streams of exceptions. */
    public static final StreamKind<ExceptionsState, ExceptionEvent> KIND =
            StreamKind.of("Exceptions", ExceptionEvent.class, ExceptionEvent::exceptions, ExceptionsState::evolve);

    public ExceptionsState {
        all = List.copyOf(all);
    }

    public Optional<GrantedException> find(ExceptionId exception) {
        return all.stream().filter(one -> one.id().equals(exception)).findFirst();
    }

    /**
     * The state after the event.
     *
     * @throws IllegalStateException if the event cannot happen in this state
     */
    public static ExceptionsState evolve(@Nullable ExceptionsState state, ExceptionEvent event) {
        return switch (event) {
            case ExceptionGranted granted -> granted(state, granted);
            case ExceptionRevoked revoked -> revoked(state, revoked);
        };
    }

    private static ExceptionsState granted(@Nullable ExceptionsState state, ExceptionGranted granted) {
        if (state != null && state.find(granted.exception()).isPresent()) {
            throw new IllegalStateException("granted twice: " + granted.exception());
        }
        List<GrantedException> all = new ArrayList<>(state == null ? List.of() : state.all());
        all.add(GrantedException.of(granted));
        return new ExceptionsState(granted.exceptions(), all);
    }

    private static ExceptionsState revoked(@Nullable ExceptionsState state, ExceptionRevoked revoked) {
        if (state == null
                || state.find(revoked.exception()).filter(one -> !one.revoked()).isEmpty()) {
            throw new IllegalStateException("not in force: " + revoked.exception());
        }
        return new ExceptionsState(
                state.id(),
                state.all().stream()
                        .map(one -> one.id().equals(revoked.exception()) ? one.takenBack() : one)
                        .toList());
    }
}
