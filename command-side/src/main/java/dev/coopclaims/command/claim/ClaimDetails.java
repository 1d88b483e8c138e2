package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The part of the initial form that can be changed later (C-2, C-3).
 *
 * @param location code of the catalogue
 * @param activity code of the catalogue
 * @param planId the partner's own plan, if it names one
 * @param preApproval the pre-approval that the claim names (P-4), if it names one
 * @param language the language of its documents, as an IETF tag; absent if not given (V-1)
 */
public record ClaimDetails(
        String location,
        String activity,
        String title,
        LocalDate activityStart,
        LocalDate activityEnd,
        @Nullable String planId,
        @Nullable PreApprovalId preApproval,
        @Nullable String language) {

    static ClaimDetails of(ClaimStarted event) {
        return new ClaimDetails(
                event.location(),
                event.activity(),
                event.title(),
                event.activityStart(),
                event.activityEnd(),
                event.planId(),
                event.preApproval(),
                event.language());
    }

    static ClaimDetails of(ClaimDetailsChanged event) {
        return new ClaimDetails(
                event.location(),
                event.activity(),
                event.title(),
                event.activityStart(),
                event.activityEnd(),
                event.planId(),
                event.preApproval(),
                event.language());
    }

    /** Without a pre-approval and a language. */
    public ClaimDetails(
            String location,
            String activity,
            String title,
            LocalDate activityStart,
            LocalDate activityEnd,
            @Nullable String planId) {
        this(location, activity, title, activityStart, activityEnd, planId, null, null);
    }
}
