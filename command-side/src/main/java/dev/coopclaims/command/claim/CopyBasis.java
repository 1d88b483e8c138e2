package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.util.List;

/**
 * What a copy is made of (C-11).
 *
 * @param period whose funds it would draw on
 * @param facts for its statements, but for its number
 * @param inHouse the costs of which each needs a statement
 */
public record CopyBasis(EarningPeriod period, StatementFacts facts, List<Cost> inHouse) {
    public CopyBasis {
        inHouse = List.copyOf(inHouse);
    }
}
