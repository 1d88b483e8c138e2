package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.kernel.Patch;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** C-3; absent fields stay as they are, and optional ones can be cleared. */
public record ChangeDetails(
        ClaimId claim,
        @Nullable String location,
        @Nullable String activity,
        @Nullable String title,
        @Nullable LocalDate activityStart,
        @Nullable LocalDate activityEnd,
        @Nullable Patch<String> planId,
        @Nullable Patch<PreApprovalId> preApproval,
        @Nullable Patch<String> language)
        implements ClaimCommand<Void> {
    public static final Decider<ChangeDetails, Void> DECIDER = ClaimDecider.<ChangeDetails, Void>own(
                    (command, claim, streams, context) -> {
                        EditingRules.requireOpenTo(claim, streams, context.now());
                        ClaimContent file = EditingRules.openForDetails(claim);
                        String location = command.location();
                        ClaimSight.requireReach(
                                file.programme(),
                                location == null ? file.details().location() : location,
                                streams,
                                context);
                        return Decision.of(Changes.of(
                                ClaimState.KIND,
                                AnswerDeadline.extendedBy(
                                        InitialForm.change(
                                                file,
                                                command,
                                                context.catalogue(file.period()),
                                                Exceptions.of(
                                                        file.organisation(),
                                                        file.id(),
                                                        file.programme(),
                                                        file.period(),
                                                        streams),
                                                context.now()),
                                        claim,
                                        context.catalogue(file.period()),
                                        context.now())));
                    })
            .touching((command, claim, known, context) ->
                    Exceptions.touches(claim.file().organisation()));

    /** Leaves pre-approval and language as they are. */
    public ChangeDetails(
            ClaimId claim,
            @Nullable String location,
            @Nullable String activity,
            @Nullable String title,
            @Nullable LocalDate activityStart,
            @Nullable LocalDate activityEnd,
            @Nullable String planId) {
        this(
                claim,
                location,
                activity,
                title,
                activityStart,
                activityEnd,
                planId == null ? null : new Patch<>(planId),
                null,
                null);
    }
}
