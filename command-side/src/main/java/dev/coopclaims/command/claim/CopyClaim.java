package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.fund.LateFunds;
import dev.coopclaims.command.organisation.ClosedOrganisations;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.Cost;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * C-11: a new draft with the costs, metrics and texts of a claim. Answers what it leaves out.
 *
 * @param claim the new claim
 * @param number as in {@link StartClaim}
 * @param statements the newly rendered statements of the source's in-house costs, by the cost each was rendered from
 * @param held the contents that the copy was entered for as a holder (H-5): it takes no other ones along; absent where nothing is purged
 */
public record CopyClaim(
        ClaimId claim,
        ClaimId source,
        String number,
        Map<Cost, NewDocument.File> statements,
        @Nullable Set<String> held)
        implements ClaimCommand<List<LeftOut>> {
    public static final Decider<CopyClaim, List<LeftOut>> DECIDER = new Decider<>() {
        @Override
        public Touched touches(CopyClaim command, Streams known, Context context) {
            return known.ifKnown(ClaimState.KIND, command.source())
                    .map(ClaimState::file)
                    .map(file -> LateStart.touches(
                            context.actor().organisation(),
                            file.programme(),
                            file.period(),
                            file.details().location(),
                            context))
                    .orElse(Touched.NOTHING)
                    .reading(ClaimState.KIND, command.source());
        }

        // Everybody in the organisation who sees the claim may copy it, whatever its state.
        @Override
        public void admit(CopyClaim command, Streams streams, Context context) {
            ClaimSight.require(ClaimSight.Side.OWN, command.source(), streams, context);
        }

        @Override
        public Decision<List<LeftOut>> decide(CopyClaim command, Streams streams, Context context) {
            ClosedOrganisations.refuse(context.actor().organisation(), streams);
            ClaimSight.requireNew(command.claim(), streams);
            ClaimState source = streams.get(ClaimState.KIND, command.source());
            Exceptions exceptions = Exceptions.of(
                    context.actor().organisation(),
                    null,
                    source.file().programme(),
                    source.file().period(),
                    streams);
            LateFunds late = LateStart.late(
                    context.actor().organisation(),
                    source.file().programme(),
                    source.file().period(),
                    source.file().details().location(),
                    streams,
                    context);
            ClaimCopy.Copied copy = ClaimCopy.of(
                    source, command, context.actor(), context.catalogues(), exceptions, late, context.now());
            ClaimStarted started = copy.started();
            ClaimSight.requireReach(started.programme(), started.location(), streams, context);
            return new Decision<>(
                    Changes.of(ClaimState.KIND, started)
                            .and(MovedDeadlines.ofNew(started, exceptions, late, context))
                            .and(Changes.of(ClaimState.KIND, copy.takenOver())),
                    copy.leftOut());
        }
    };

    public CopyClaim {
        statements = Map.copyOf(statements);
        held = held == null ? null : Set.copyOf(held);
    }

    /** A copy where nothing is purged. */
    public CopyClaim(ClaimId claim, ClaimId source, String number, Map<Cost, NewDocument.File> statements) {
        this(claim, source, number, statements, null);
    }

    /** A copy of a source without in-house work. */
    public CopyClaim(ClaimId claim, ClaimId source, String number) {
        this(claim, source, number, Map.of());
    }

    @Override
    public boolean beginsTarget() {
        return true;
    }
}
