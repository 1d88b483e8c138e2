package dev.coopclaims.command.claim;

import dev.coopclaims.command.claim.ClaimCommand.CopyClaim;
import dev.coopclaims.command.claim.ClaimCommand.StartClaim;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ActivityQuestionAnswered;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.MetricRecorded;
import dev.coopclaims.kernel.refusal.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A new draft of what another claim of the organisation says, without its documents (C-11). A cost of which a reduction
 * left nothing was rejected and stays behind; any other comes with what it asks for, as nothing was decided about it anew.
 */
final class ClaimCopy {

    private ClaimCopy() {}

    /**
     * A claim to come.
     *
     * @param takenOver what it takes over, after its start
     */
    record Copied(ClaimStarted started, List<ClaimEvent> takenOver) {}

    /**
     * Decides.
     *
     * @param source in whatever state
     * @throws Refusal as of {@link InitialForm#start}: the form is judged anew
     */
    static Copied of(ClaimState source, CopyClaim command, Actor actor, Catalogue catalogue, Instant now) {
        ClaimFile file = source.file();
        ClaimStarted started = InitialForm.start(
                new StartClaim(
                        command.claim(),
                        command.number(),
                        file.programme(),
                        file.period(),
                        file.currency(),
                        file.details()),
                file.id(),
                actor,
                catalogue,
                now);
        List<ClaimEvent> events = new ArrayList<>();
        Set<CostId> refused = source.handedIn().map(Submittal::refused).orElse(Set.of());
        file.costs().values().stream()
                .filter(cost -> !refused.contains(cost.id()))
                .forEach(cost -> events.add(new CostAdded(command.claim(), file.organisation(), anew(cost))));
        file.metrics()
                .forEach((metric, value) ->
                        events.add(new MetricRecorded(command.claim(), file.organisation(), metric, value)));
        file.answers()
                .forEach((question, answer) -> events.add(
                        new ActivityQuestionAnswered(command.claim(), file.organisation(), question, answer)));
        return new Copied(started, events);
    }

    private static Cost anew(Cost cost) {
        return new Cost(
                CostId.create(),
                cost.source(),
                cost.expenseType(),
                cost.invoice(),
                cost.work(),
                cost.net(),
                cost.requested(),
                cost.excluded(),
                cost.attendees(),
                cost.conference());
    }
}
