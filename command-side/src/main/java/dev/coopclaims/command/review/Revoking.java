package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimEvolution;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.ClaimState.Approved;
import dev.coopclaims.command.claim.ClaimState.UnderReview;
import dev.coopclaims.command.claim.OtherState;
import dev.coopclaims.command.claim.Violations;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ApprovalRevoked;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.time.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Revokes an approval: the partner has to act, or the claim is rejected (V-5). Pure. */
final class Revoking {

    private Revoking() {}

    /** @throws Refusal a conflict if the claim is not approved; otherwise with every broken rule */
    static List<ClaimEvent> decide(
            ClaimState state, RevokeApproval command, Actor actor, Catalogue catalogue, Instant now) {
        if (!(state instanceof Approved approved)) {
            throw OtherState.refusal(state, RefusalCode.NO_APPROVAL);
        }
        Violations violations = new Violations();
        violations.text(command.reason(), "/reason", "V-5");
        ClaimContent file = approved.file();
        // From then on what proves the claim may be purged or erased (H-5, H-6).
        Deadline kept = Deadline.endOf(
                file.told().keepOriginalsUntil(), catalogue.zone(file.details().location()));
        violations.unless(!kept.isOver(now), RefusalCode.ORIGINALS_NOT_KEPT.under("V-5"), "", kept);
        violations.refuseIfAny();
        ApprovalRevoked revoked = new ApprovalRevoked(
                file.id(), file.organisation(), command.reason().strip(), approved.allocations());
        List<ClaimEvent> events = new ArrayList<>();
        events.add(revoked);
        ClaimState after = ClaimEvolution.evolve(state, revoked);
        if (after instanceof UnderReview) {
            // The actor who revokes becomes the reviewer, whoever approved.
            for (ClaimEvent takenOver : Reviewing.reassign(after, actor.user())) {
                events.add(takenOver);
                after = ClaimEvolution.evolve(after, takenOver);
            }
        }
        events.addAll(
                command.items().isEmpty()
                        ? Reviewing.reject(
                                after, command.reasons(), command.parts(), command.text(), actor, catalogue, now)
                        : RequestingInformation.ask(after, command.items(), actor, catalogue, now));
        return events;
    }
}
