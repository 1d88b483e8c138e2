package dev.coopclaims.kernel.claim;

import org.jspecify.annotations.Nullable;

/**
 * The part of a claim that a reason for its rejection is about (V-4): exactly one of a cost, a document or a core
 * requirement.
 *
 * @param code one of the rejection's reasons
 * @param requirement the code of a core requirement of the activity
 */
public record RejectedPart(
        String code,
        @Nullable CostId cost,
        @Nullable DocumentId document,
        @Nullable String requirement) {}
