package dev.coopclaims.command.erasure;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.kernel.erasure.ErasureId;

/**
 * H-6: a subject's personal data shall be erased.
 *
 * @param reason erased with the subject
 */
public record RequestErasure(Subject subject, String reason) implements ErasureCommand<Void> {
    public static final Decider<RequestErasure, Void> DECIDER = new Decider<>() {
        @Override
        public Touched touches(RequestErasure command, Streams known, Context context) {
            return Retention.touches(command.subject(), known, context);
        }

        @Override
        public void admit(RequestErasure command, Streams streams, Context context) {
            ErasureDecider.requireUnlimited(streams, context);
        }

        @Override
        public Decision<Void> decide(RequestErasure command, Streams streams, Context context) {
            return Decision.of(Changes.of(
                    ErasureState.KIND,
                    ErasureDecisions.request(
                            streams.find(ErasureState.KIND, command.erasure()).orElse(null),
                            command,
                            Retention.of(command.subject(), streams, context),
                            context)));
        }
    };

    @Override
    public ErasureId erasure() {
        return subject.erasure();
    }
}
