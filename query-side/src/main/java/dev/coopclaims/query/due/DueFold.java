package dev.coopclaims.query.due;

import dev.coopclaims.kernel.claim.ClaimDiscarded;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimExpired;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.projection.Fold;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What each event makes due, or makes no longer due. A further kind is a constant of {@link DueKind} with the events that touch
 * it here, and what is to be done about it in the application's port.
 */
record DueFold() implements Fold<DueItem> {

    @Override
    public Set<String> keys(RecordedEvent event) {
        return event.payload() instanceof ClaimEvent ofClaim ? keys(ofClaim, kinds(ofClaim)) : Set.of();
    }

    private static Set<String> keys(ClaimEvent event, DueKind... kinds) {
        return Arrays.stream(kinds)
                .map(kind -> DueItem.key(event.claim(), kind))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The kinds that an event of a claim begins or ends. */
    private static DueKind[] kinds(ClaimEvent event) {
        return switch (event) {
            case ClaimStarted _, ClaimSubmitted _, ClaimDiscarded _, ClaimExpired _ ->
                new DueKind[] {DueKind.DRAFT_EXPIRY};
            default -> new DueKind[0];
        };
    }

    @Override
    public @Nullable DueItem apply(String key, @Nullable DueItem view, RecordedEvent event) {
        return switch (DueItem.kindOf(key)) {
            case DRAFT_EXPIRY ->
                event.payload() instanceof ClaimStarted started
                        ? DueItem.at(DueKind.DRAFT_EXPIRY, started.claim(), started.organisation(), started.submitBy())
                        : null;
        };
    }
}
