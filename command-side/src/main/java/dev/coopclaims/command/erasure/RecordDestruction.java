package dev.coopclaims.command.erasure;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.kernel.erasure.DestroyedKey;
import dev.coopclaims.kernel.erasure.ErasureBegun;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.erasure.KeysDestroyed;
import java.util.List;
import java.util.Optional;

/**
 * H-6: the keys are gone, and no node seals with them any more. It can be sent again and again. It is recorded even when
 * another node saw a new hold in that moment and deferred the erasure, or it was withdrawn then, or asked for anew since: what is gone
 * is gone, and has to be told. Streams that came to hold the subject's data after it had begun, such as those of an organisation that a
 * person was a member of in between, are told beside those of the beginning.
 *
 * @param keys which are gone
 */
public record RecordDestruction(ErasureId erasure, List<DestroyedKey> keys) implements ErasureCommand<Void> {
    public static final Decider<RecordDestruction, Void> DECIDER =
            ErasureDecider.ofSystem((command, state, streams, context) -> Decision.of(
                    switch (state) {
                        case ErasureState.Begun begun ->
                            Changes.of(
                                    ErasureState.KIND,
                                    new KeysDestroyed(
                                            command.erasure(),
                                            context.policies().vendor(),
                                            ErasureDecisions.folded(
                                                    begun.subject(),
                                                    begun.streams(),
                                                    Retention.of(begun.subject(), streams, context))));
                        case ErasureState.Requested ignored -> command.anyway(state, streams, context);
                        case ErasureState.Confirmed ignored -> command.anyway(state, streams, context);
                        case ErasureState.Over over when !over.done() -> command.anyway(state, streams, context);
                        default -> Changes.NONE;
                    }));

    public RecordDestruction {
        keys = List.copyOf(keys);
    }

    /** Unless it was told, and done: whoever stood still meanwhile would end a new request with nothing destroyed. */
    private Changes anyway(ErasureState state, Streams streams, Context context) {
        List<DestroyedKey> told = state.before();
        if (told != null && told.containsAll(keys)) {
            return Changes.NONE;
        }
        ErasureBegun begun = ErasureDecisions.begin(
                state, Retention.of(state.subject(), streams, context).orElseThrow(), keys, context);
        return Changes.of(ErasureState.KIND, begun)
                .and(Changes.of(
                        ErasureState.KIND,
                        new KeysDestroyed(
                                erasure,
                                context.policies().vendor(),
                                ErasureDecisions.folded(state.subject(), begun.streams(), Optional.empty()))));
    }
}
