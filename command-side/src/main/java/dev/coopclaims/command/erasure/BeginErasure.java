package dev.coopclaims.command.erasure;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.erasure.DestroyedKey;
import dev.coopclaims.kernel.erasure.ErasureId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * H-6: it shall be carried out now, if nothing stands against it. The answer are the keys to destroy; empty when it has to
 * wait, or is past that. A list without keys says that it has begun and that all of them are gone already, as when the log was
 * restored from before they were destroyed: it is carried on all the same. It can be sent again and again. What has begun waits
 * again if something stands against it now, unless all its keys are gone: that cannot be undone, and has to be brought to its end.
 *
 * @param keys the subject's keys as they are now
 * @param gone those of the subject's keys that were destroyed before: they are remembered too, so that no older copy of the keys
 *     brings one back
 */
public record BeginErasure(ErasureId erasure, List<DestroyedKey> keys, List<DestroyedKey> gone)
        implements ErasureCommand<Optional<List<DestroyedKey>>> {
    public static final Decider<BeginErasure, Optional<List<DestroyedKey>>> DECIDER =
            ErasureDecider.ofSystem((command, state, streams, context) -> {
                Standing standing =
                        Retention.of(state.subject(), streams, context).orElseThrow();
                return switch (state) {
                    case ErasureState.Confirmed confirmed
                    when standing.waits() ->
                        new Decision<>(
                                Changes.of(ErasureState.KIND, ErasureDecisions.deferred(confirmed, standing, context)),
                                Optional.empty());
                    case ErasureState.Confirmed ignored ->
                        new Decision<>(
                                Changes.of(
                                        ErasureState.KIND,
                                        ErasureDecisions.begin(state, standing, command.doomed(), context)),
                                Optional.of(command.doomed()));
                    case ErasureState.Begun begun
                    when standing.waits() && command.findsAnyOf(begun.keys()) ->
                        new Decision<>(
                                Changes.of(
                                        ErasureState.KIND,
                                        standing.deferred(
                                                begun.id(), context.policies().vendor())),
                                Optional.empty());
                    case ErasureState.Begun begun -> Decision.answer(Optional.of(begun.keys()));
                    default -> Decision.answer(Optional.empty());
                };
            });

    public BeginErasure {
        keys = List.copyOf(keys);
        gone = List.copyOf(gone);
    }

    /** Of a subject whose keys are all there. */
    public BeginErasure(ErasureId erasure, List<DestroyedKey> keys) {
        this(erasure, keys, List.of());
    }

    private List<DestroyedKey> doomed() {
        return Stream.concat(keys.stream(), gone.stream()).toList();
    }

    private boolean findsAnyOf(List<DestroyedKey> doomed) {
        return doomed.isEmpty() || doomed.stream().anyMatch(keys::contains);
    }
}
