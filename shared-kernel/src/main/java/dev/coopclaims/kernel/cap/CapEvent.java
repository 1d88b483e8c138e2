package dev.coopclaims.kernel.cap;

import dev.coopclaims.kernel.DomainEvent;

/** What happens to the use of a cap over all claims (P-3). */
public sealed interface CapEvent extends DomainEvent permits CapUseRegistered, CapUseReleased {

    CapId cap();
}
