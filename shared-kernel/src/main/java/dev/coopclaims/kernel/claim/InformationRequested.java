package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.Reminder;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The reviewer needs more before a decision (V-2).
 *
 * @param items at least one; each must be answered
 * @param answerDue the deadline for answers; its day ends at the claim's location (V-6, T-5)
 * @param reminders when the partner is reminded of that deadline, the earliest first (V-6)
 */
@Revision("1")
public record InformationRequested(
        ClaimId claim,
        OrganisationId organisation,
        RequestOrigin origin,
        List<InformationItem> items,
        Deadline answerDue,
        List<Reminder> reminders)
        implements ClaimEvent {
    public InformationRequested {
        items = List.copyOf(items);
        reminders = List.copyOf(reminders);
    }
}
