package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.ExceptionId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.Reminder;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The partner has more time than it was told: by an exception, or because its funds were decided late (C-7). The time is
 * never shortened (T-5).
 *
 * @param of which deadline
 * @param request the originals it is about; absent for another deadline
 * @param deadline the new, later one
 * @param reminders when the partner is reminded of it, the earliest first
 * @param exception which moved it; absent if the funds were decided late
 * @param reason of an exception for this claim alone; absent otherwise: that of a half-year is erased with the organisation (H-6)
 */
@Revision("1")
public record DeadlineMoved(
        ClaimId claim,
        OrganisationId organisation,
        PartnerDeadline of,
        @Nullable OriginalsRequestId request,
        Deadline deadline,
        List<Reminder> reminders,
        @Nullable ExceptionId exception,
        @PersonalData @Nullable String reason)
        implements ClaimEvent {
    public DeadlineMoved {
        reminders = List.copyOf(reminders);
    }
}
