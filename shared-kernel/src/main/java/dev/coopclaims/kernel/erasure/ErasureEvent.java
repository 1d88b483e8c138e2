package dev.coopclaims.kernel.erasure;

import dev.coopclaims.kernel.DomainEvent;

/** An event of the erasure of one subject (H-6). It belongs to the vendor's organisation. */
public sealed interface ErasureEvent extends DomainEvent
        permits ErasureRequested,
                ErasureConfirmed,
                ErasureWithdrawn,
                ErasureDeferred,
                ErasureBegun,
                KeysDestroyed,
                ErasureCompleted {

    ErasureId erasure();
}
