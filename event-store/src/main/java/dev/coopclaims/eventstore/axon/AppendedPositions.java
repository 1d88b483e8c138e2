package dev.coopclaims.eventstore.axon;

import dev.coopclaims.eventstore.append.Appended;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What the current unit of work has appended: position, time and stream sequences from the appender's answer, without a
 * query. Read it from the unit of work once that is committing, or wrap a command in {@link #during}.
 */
public final class AppendedPositions {

    private static final String RESOURCE = AppendedPositions.class.getName();
    private static final ScopedValue<AtomicReference<@Nullable Appended>> AROUND = ScopedValue.newInstance();

    private AppendedPositions() {}

    /**
     * The result of an action and what it appended.
     *
     * @param result of the action
     * @param appended what it appended, the last commit if there were several; null when it appended nothing
     */
    public record Observed<T extends @Nullable Object>(
            T result, @Nullable Appended appended) {}

    /** What a unit of work has appended; empty before it commits and when it published no event. */
    public static Optional<Appended> lastOf(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().resources().get(RESOURCE) instanceof Appended appended
                ? Optional.of(appended)
                : Optional.empty();
    }

    /**
     * Runs an action, such as sending a command and waiting for it, and returns what it appended. The action must
     * handle the command in the same thread, as Axon's simple command bus does.
     */
    public static <T extends @Nullable Object> Observed<T> during(Supplier<T> action) {
        AtomicReference<@Nullable Appended> seen = new AtomicReference<>();
        T result = ScopedValue.where(AROUND, seen).call(action::get);
        return new Observed<>(result, seen.get());
    }

    /**
     * Marks the current unit of work as one that appends.
     *
     * @throws SecondAppendException when it has already appended: its events would not be one commit
     */
    static void begin() {
        if (!CurrentUnitOfWork.isStarted()) {
            return;
        }
        Object before = CurrentUnitOfWork.get().root().resources().putIfAbsent(RESOURCE, "appending");
        if (before != null) {
            throw new SecondAppendException(before instanceof Appended first ? first : null);
        }
    }

    static void set(Appended appended) {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().resources().put(RESOURCE, appended);
        }
        if (AROUND.isBound()) {
            AROUND.get().set(appended);
        }
    }
}
