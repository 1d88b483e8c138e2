package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * What was handed in and what it holds (C-8).
 *
 * @param allocations in the order drawn (F-5)
 * @param reviewDueAt the first instant that is too late (V-1)
 */
public record Submittal(Money requested, List<Allocation> allocations, Instant reviewDueAt) {

    public Submittal {
        allocations = List.copyOf(allocations);
    }

    static Submittal of(ClaimSubmitted event) {
        return new Submittal(event.requested(), event.allocations(), event.reviewDueAt());
    }
}
