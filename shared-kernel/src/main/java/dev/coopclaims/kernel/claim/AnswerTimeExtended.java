package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.Reminder;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The partner has more time to answer, because the activity is not over yet (C-7). The time is never shortened again.
 *
 * @param answerDue the new, later deadline for answers; its day ends at the claim's location (V-6, T-5)
 * @param reminders when the partner is reminded of the new deadline, the earliest first (V-6)
 */
@Revision("1")
public record AnswerTimeExtended(
        ClaimId claim, OrganisationId organisation, Deadline answerDue, List<Reminder> reminders)
        implements ClaimEvent {
    public AnswerTimeExtended {
        reminders = List.copyOf(reminders);
    }
}
