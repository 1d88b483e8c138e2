package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The details of the claim were changed (C-3); programme, period, currency and claim deadline never change.
 *
 * @param keepOriginalsUntil the new last day on which the partner must still have the originals (H-5)
 */
@Revision("1")
public record ClaimDetailsChanged(
        ClaimId claim,
        OrganisationId organisation,
        String location,
        String activity,
        @PersonalData String title,
        LocalDate activityStart,
        LocalDate activityEnd,
        LocalDate keepOriginalsUntil,
        @PersonalData @Nullable String planId,
        @Nullable PreApprovalId preApproval,
        @Nullable String language)
        implements ClaimEvent {}
