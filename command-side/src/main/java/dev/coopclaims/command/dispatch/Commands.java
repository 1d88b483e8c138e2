package dev.coopclaims.command.dispatch;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * The only way to send a command, for endpoints and for what is due. Everything happens in the caller's thread: when
 * {@link #send} returns, the events are stored; when it throws, nothing is stored. Meant for virtual threads.
 *
 * <p>An attempt that loses a race against somebody else's write is repeated from the start, with fresh aggregates. A
 * refusal is never retried.
 */
public final class Commands {
    /** The receipt of the command that this thread dispatches; set by its commit. */
    private static final ScopedValue<AtomicReference<Receipt>> RECEIPT = ScopedValue.newInstance();

    private final CommandBus bus;
    private final RetryLimits limits;
    private final Correlation correlation;
    private final DispatchListener listener;

    /**
     * @param bus a bus that handles commands in the caller's thread
     * @param lastCommit asked after each commit
     */
    public Commands(
            CommandBus bus,
            LastCommit lastCommit,
            RetryLimits limits,
            Correlation correlation,
            DispatchListener listener) {
        this.bus = bus;
        this.limits = limits;
        this.correlation = correlation;
        this.listener = listener;
        ActorMetadata actors = new ActorMetadata();
        bus.registerHandlerInterceptor((unitOfWork, chain) -> {
            unitOfWork.registerCorrelationDataProvider(actors);
            if (unitOfWork.isRoot() && RECEIPT.isBound()) {
                AtomicReference<Receipt> receipt = RECEIPT.get();
                unitOfWork.afterCommit(committed ->
                        receipt.set(new Receipt(Executor.version(committed), lastCommit.position(committed))));
            }
            return chain.proceed();
        });
    }

    /** What is known after a commit. */
    private record Receipt(OptionalLong version, OptionalLong position) {
        static final Receipt NONE = new Receipt(OptionalLong.empty(), OptionalLong.empty());
    }

    /** As {@link #send(Command, Actor, ExpectedVersions)} at whatever version. */
    public <R extends @Nullable Object> CommandResult<R> send(Command<R> command, Actor actor) {
        return send(command, actor, null);
    }

    /**
     * Executes the command, or throws.
     *
     * @param expected the versions of its {@linkplain Command#target() target} that the caller accepts; absent if any
     *     version will do
     * @throws Refusal of the handler; {@link Refusal.Kind#PRECONDITION_FAILED} if the target has another version;
     *     {@link Refusal.Kind#CONFLICT} if every attempt met a conflict; {@link Refusal.Kind#UNAVAILABLE} if a lane was
     *     not free in time
     * @throws IllegalStateException if a unit of work is already active in this thread, because the command would not
     *     be committed when this method returns
     */
    public <R extends @Nullable Object> CommandResult<R> send(
            Command<R> command, Actor actor, @Nullable ExpectedVersions expected) {
        return send(command, actor, expected, correlation.current());
    }

    /** The id of the request that the calling thread serves, for threads that work for it. */
    public String currentCorrelation() {
        return correlation.current();
    }

    /**
     * As {@link #send(Command, Actor, ExpectedVersions)}, from a thread that works on behalf of another one.
     *
     * @param correlationId the id of the request that started the work
     */
    public <R extends @Nullable Object> CommandResult<R> send(
            Command<R> command, Actor actor, @Nullable ExpectedVersions expected, String correlationId) {
        if (CurrentUnitOfWork.isStarted()) {
            throw new IllegalStateException("a command must not be sent from inside another one");
        }
        CommandMessage<Command<R>> message =
                new GenericCommandMessage<>(command, metadata(actor, correlationId, expected));
        long startedAt = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            AtomicReference<Receipt> receipt = new AtomicReference<>(Receipt.NONE);
            CommandResultMessage<?> outcome = dispatch(message, receipt);
            if (!outcome.isExceptional()) {
                @SuppressWarnings("unchecked") // the decider of a Command<R> answers an R
                R result = (R) outcome.getPayload();
                return new CommandResult<>(
                        result, receipt.get().version(), receipt.get().position());
            }
            Throwable failure = outcome.exceptionResult();
            if (!isConflict(failure)) {
                throw asUnchecked(failure);
            }
            boolean timeIsUp = System.nanoTime() - startedAt >= limits.total().toNanos();
            if (attempt >= limits.attempts() || timeIsUp) {
                listener.conflictGivenUp(command.getClass(), attempt);
                throw Refusal.conflict(
                        RefusalCode.LOST_RACE.at("", command.target().value()));
            }
            listener.conflictRetried(command.getClass(), attempt);
            pauseAtMost(limits.pauseAfter(attempt).toNanos());
        }
    }

    private static MetaData metadata(Actor actor, String correlationId, @Nullable ExpectedVersions expected) {
        MetaData metadata = ActorMetadata.of(actor, correlationId);
        return expected == null ? metadata : metadata.mergedWith(expected.metadata());
    }

    private CommandResultMessage<?> dispatch(CommandMessage<?> message, AtomicReference<Receipt> receipt) {
        AtomicReference<@Nullable CommandResultMessage<?>> outcome = new AtomicReference<>();
        ScopedValue.where(RECEIPT, receipt).run(() -> bus.dispatch(message, (sent, result) -> outcome.set(result)));
        CommandResultMessage<?> known = outcome.get();
        if (known == null) {
            throw new IllegalStateException("the command bus does not handle in the caller's thread");
        }
        return known;
    }

    /**
     * Whether somebody else wrote first. This includes a stream that already exists: a new attempt finds it and decides
     * on its state.
     */
    private static boolean isConflict(Throwable failure) {
        return failure instanceof ConcurrencyException || failure instanceof AggregateStreamCreationException;
    }

    private static RuntimeException asUnchecked(Throwable failure) {
        return switch (failure) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException("a command handler failed", failure);
        };
    }

    private static void pauseAtMost(long nanoseconds) {
        try {
            TimeUnit.NANOSECONDS.sleep(ThreadLocalRandom.current().nextLong(nanoseconds / 2, nanoseconds + 1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.of(RequestCode.SERVER_STOPPING);
        }
    }
}
