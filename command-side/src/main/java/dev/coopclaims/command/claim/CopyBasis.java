package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.util.List;

/**
 * What a copy needs to know of its source (C-11).
 *
 * @param period the period whose funds the copy would draw on
 * @param facts the facts for its statements, except for the copy's number
 * @param inHouse the costs that each need a statement
 * @param contents where the contents of the documents are kept that it takes along
 */
public record CopyBasis(EarningPeriod period, StatementFacts facts, List<Cost> inHouse, List<String> contents) {
    public CopyBasis {
        inHouse = List.copyOf(inHouse);
        contents = List.copyOf(contents);
    }
}
