package dev.coopclaims.kernel.hold;

import dev.coopclaims.kernel.DomainEvent;

/** An event of the holds on a claim or an organisation (H-5). It belongs to the vendor's organisation. */
public sealed interface HoldEvent extends DomainEvent permits HoldPlaced, HoldLifted {

    HoldsId holds();
}
