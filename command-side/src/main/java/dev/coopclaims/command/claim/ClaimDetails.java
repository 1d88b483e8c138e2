package dev.coopclaims.command.claim;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What of the initial form can be changed later (C-2, C-3).
 *
 * @param location code of the catalogue
 * @param activity code of the catalogue
 * @param planId the partner's own plan, when it names one
 */
public record ClaimDetails(
        String location,
        String activity,
        String title,
        LocalDate activityStart,
        LocalDate activityEnd,
        @Nullable String planId) {}
