package dev.coopclaims.command.erasure;

import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.hold.TooLate;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;

/**
 * H-5, H-6: a hold would promise to keep what is being erased already. What belongs to it and is being erased hinders no hold: what has
 * keys left is deferred by it, and the list of erasures tells what is under way.
 */
public final class NoHoldOnceErasureBegan implements TooLate {

    @Override
    public Touched touches(AggregateId on) {
        return Touched.NOTHING.reading(ErasureState.KIND, erasure(on));
    }

    @Override
    public void refuse(AggregateId on, Streams streams) {
        streams.find(ErasureState.KIND, erasure(on)).ifPresent(state -> {
            if (state instanceof ErasureState.Begun || state instanceof ErasureState.Destroyed) {
                throw Refusal.conflict(
                        RefusalCode.HOLD_TOO_LATE.at("", state.subject().id()));
            }
        });
    }

    private static ErasureId erasure(AggregateId on) {
        return Subject.ofStream(on.value())
                .orElseThrow(() -> new IllegalStateException("cannot be held: " + on))
                .erasure();
    }
}
