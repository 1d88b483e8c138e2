package dev.coopclaims.kernel.preapproval;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A partner requested a go-ahead before the activity runs.
 *
 * @param location where the activity is to run, and the claim is to be; absent when not said
 * @param activityStart the first planned day, which the claim need not keep; absent when not said
 * @param activityEnd the last planned day; likewise
 */
@Revision("1")
public record PreApprovalRequested(
        PreApprovalId preApproval,
        OrganisationId organisation,
        String programme,
        String activity,
        EarningPeriod period,
        @PersonalData String description,
        Money amount,
        @Nullable String location,
        @Nullable LocalDate activityStart,
        @Nullable LocalDate activityEnd)
        implements PreApprovalEvent {}
