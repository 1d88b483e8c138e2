package dev.coopclaims.command.erasure;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.erasure.ErasureEvent;
import dev.coopclaims.kernel.erasure.ErasureId;

/**
 * A command about an erasure (H-6).
 *
 * @param <R> what it answers
 */
public interface ErasureCommand<R> extends Command<R> {

    ErasureId erasure();

    @Override
    default ErasureId target() {
        return erasure();
    }

    @Override
    default StreamKind<ErasureState, ErasureEvent> targetKind() {
        return ErasureState.KIND;
    }
}
