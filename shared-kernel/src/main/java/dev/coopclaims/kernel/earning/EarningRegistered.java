package dev.coopclaims.kernel.earning;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An earning record was accepted. Its stream holds only this event, so a second record with the same external id is
 * recognised as a duplicate or a conflict (F-1).
 *
 * @param incentive the whole incentive, rebate and co-op; negative for a correction
 * @param fund the fund to which it accrues
 * @param sourceLabel the source's own label for the period, if it disagrees with the date (T-4)
 * @param split how its incentive was divided
 * @param batch the import that contained it
 */
@Revision("1")
public record EarningRegistered(
        EarningId earning,
        @PersonalData(subject = "organisation") String externalId,
        OrganisationId organisation,
        String programme,
        String entity,
        LocalDate earnedOn,
        Money incentive,
        FundId fund,
        @PersonalData(subject = "organisation") @Nullable String sourceLabel,
        AppliedSplit split,
        ImportId batch)
        implements DomainEvent {}
