package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.kernel.time.Reminder;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A partner opened a claim from the initial form (C-2).
 *
 * @param number the claim number for people, such as {@code CLM-FY21H1-000123}; unique, never reused
 * @param period the period whose funds it draws on; people see its usage and claiming dates too
 * @param currency of the claim and of all its costs
 * @param planId the partner's own plan, if it names one
 * @param catalogueVersion the catalogue in force when it was started
 * @param copiedFrom the claim it was copied from (C-11), if it is a copy
 * @param preApproval the pre-approval that it names (P-4), if it names one
 * @param submitBy the claim deadline that the partner was told: the end of the last claiming day at its location (T-3,
 *     T-5)
 * @param reminders when the partner is warned of that deadline, the earliest first (C-12)
 * @param keepOriginalsUntil the last day on which the partner must still have the originals (H-5)
 * @param language the language of its documents, as an IETF tag; absent if not given (V-1)
 */
@Revision("1")
public record ClaimStarted(
        ClaimId claim,
        OrganisationId organisation,
        String number,
        String programme,
        String location,
        EarningPeriod period,
        String activity,
        @PersonalData String title,
        LocalDate activityStart,
        LocalDate activityEnd,
        Currency currency,
        @PersonalData @Nullable String planId,
        String catalogueVersion,
        @Nullable ClaimId copiedFrom,
        @Nullable PreApprovalId preApproval,
        Deadline submitBy,
        List<Reminder> reminders,
        LocalDate keepOriginalsUntil,
        @Nullable String language)
        implements ClaimEvent {
    public ClaimStarted {
        reminders = List.copyOf(reminders);
    }
}
