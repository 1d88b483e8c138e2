package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The reviewer needs more before a decision (V-2).
 *
 * @param items at least one; each must be answered
 * @param answerBefore the first instant that is too late for an answer (V-6)
 */
@Revision("1")
public record InformationRequested(
        ClaimId claim,
        OrganisationId organisation,
        RequestOrigin origin,
        List<InformationItem> items,
        Instant answerBefore)
        implements ClaimEvent {
    public InformationRequested {
        items = List.copyOf(items);
    }
}
