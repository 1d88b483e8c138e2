package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.ClaimState.Editing;
import dev.coopclaims.command.claim.MovedDeadlines;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.fund.LateFunds;
import dev.coopclaims.kernel.claim.DeadlineMoved;
import java.util.Optional;

/** A later deadline for submission that a claim has but was not told yet: it is told before anything is decided by the old one. */
final class OwedDeadline {

    private OwedDeadline() {}

    /** The streams that tell it. */
    static Touched touches(ClaimContent file, Context context) {
        return Exceptions.touches(file.organisation())
                .and(LateFunds.touches(file.organisation(), file.programme(), file.period(), context));
    }

    /** Empty if the claim was told its last deadline. While its funds are undecided, that matters once the deadline is over. */
    static Optional<DeadlineMoved> of(ClaimState claim, Streams streams, Context context) {
        LateFunds late = late(claim.file(), streams, context);
        boolean waits = late.undecided() && !claim.file().told().submitBy().isOver(context.now());
        return owed(claim, waits ? LateFunds.NONE : late, streams, context);
    }

    private static Optional<DeadlineMoved> owed(ClaimState claim, LateFunds late, Streams streams, Context context) {
        return MovedDeadlines.owed(
                claim,
                exceptions(claim.file(), streams),
                late,
                context.catalogue(claim.file().period()),
                context.now());
    }

    private static LateFunds late(ClaimContent file, Streams streams, Context context) {
        return LateFunds.of(file.organisation(), file.programme(), file.period(), streams, context);
    }

    /** Those that concern the claim. */
    static Exceptions exceptions(ClaimContent file, Streams streams) {
        return Exceptions.of(file.organisation(), file.id(), file.programme(), file.period(), streams);
    }

    /** What time does to a draft, unless it is owed a later deadline. */
    static <C extends ClaimCommand<Boolean>> ClaimDecider<C, Boolean> orElse(ClaimDecider.Edit<C> edit) {
        return ClaimDecider.<C>byTimeMoving((command, claim, streams, context) -> {
                    Optional<DeadlineMoved> owed = claim instanceof Editing
                            ? owed(claim, late(claim.file(), streams, context), streams, context)
                            : Optional.empty();
                    return owed.map(moved -> Changes.of(ClaimState.KIND, moved))
                            .orElseGet(() -> Changes.of(ClaimState.KIND, edit.decide(command, claim, context)));
                })
                .touching((command, claim, known, context) -> touches(claim.file(), context));
    }
}
