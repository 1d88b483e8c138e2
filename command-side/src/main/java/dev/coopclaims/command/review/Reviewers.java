package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimEvolution;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.organisation.Membership;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.policy.Separation;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.FurtherSentence;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Who may review a claim (V-1, R-3, R-5), according to the current organisations, whatever a token says. */
public final class Reviewers {
    private final Memberships memberships;
    private final Separation separation;
    private final OrganisationId vendor;
    private final Actor actor;

    private Reviewers(Memberships memberships, Separation separation, OrganisationId vendor, Actor actor) {
        this.memberships = memberships;
        this.separation = separation;
        this.vendor = vendor;
        this.actor = actor;
    }

    /** For the actor of the context. */
    static Reviewers in(Streams streams, Context context) {
        return new Reviewers(
                Memberships.in(streams),
                context.policies().separation(),
                context.policies().vendor(),
                context.actor());
    }

    /**
     * Decides for an actor outside the claim's own organisation. If the reviewer has become a member of that
     * organisation, the review is given back first, even if no event has recorded that yet.
     */
    List<ClaimEvent> decided(ClaimState claim, Function<ClaimState, List<ClaimEvent>> decision) {
        refuseOwn(claim.file());
        List<ClaimEvent> events = new ArrayList<>();
        ClaimState now = claim;
        for (ClaimEvent lost : lost(claim)) {
            events.add(lost);
            now = ClaimEvolution.evolve(now, lost);
        }
        events.addAll(decision.apply(now));
        return events;
    }

    /** @throws Refusal if the actor belongs to the claim's own organisation */
    public void refuseOwn(ClaimContent file) {
        if (separation.ownOrganisation()
                && (file.organisation().equals(actor.organisation()) || isOwn(file, actor.user()))) {
            throw refusal(RefusalCode.OWN_ORGANISATION.at(""), file, Separation.OWN_ORGANISATION_SETTING);
        }
    }

    /** @throws Refusal if the claim is disputed and the actor rejected it */
    void refuseRejecter(ClaimState state) {
        if (separation.ownRejection()
                && state instanceof ClaimState.Disputed disputed
                && actor.user().equals(disputed.past().rejectedBy())) {
            throw refusal(RefusalCode.OWN_REJECTION.at(""), disputed.file(), Separation.OWN_REJECTION_SETTING);
        }
    }

    /** Gives the review back if its reviewer has become a member of the claim's organisation. */
    private List<ClaimEvent> lost(ClaimState state) {
        UserId reviewer = Reviewing.reviewerOf(state).orElse(null);
        return separation.ownOrganisation() && reviewer != null && isOwn(state.file(), reviewer)
                ? Reviewing.givenBack(state, reviewer)
                : List.of();
    }

    /**
     * Requires that the user may review the claim. An actor who takes a claim over is not looked up: its token says
     * that it is a reviewer.
     *
     * @throws Refusal if the user is not a reviewer of the vendor, the claim lies outside its membership, or it belongs
     *     to the claim's own organisation
     */
    void require(ClaimContent file, UserId reviewer) {
        if (reviewer.equals(actor.user())) {
            return;
        }
        if (separation.ownOrganisation() && isOwn(file, reviewer)) {
            throw Refusal.rule(RefusalCode.OWN_ORGANISATION_OF_REVIEWER.at("/user"));
        }
        boolean reviews = memberships
                .of(vendor, reviewer)
                .filter(membership -> reviews(membership, file))
                .isPresent();
        if (!reviews) {
            throw Refusal.rule(RefusalCode.NOT_A_REVIEWER.at("/user", reviewer));
        }
    }

    private boolean isOwn(ClaimContent file, UserId user) {
        return memberships.isMember(file.organisation(), user);
    }

    /**
     * For a vendor too small for the rule: says so, and how to switch it off. Unregistered reviewers are unknown here.
     */
    private Refusal refusal(Violation broken, ClaimContent file, String setting) {
        var members = memberships.members(vendor);
        boolean somebodyElse = members.isEmpty()
                || members.entrySet().stream()
                        .anyMatch(member -> !member.getKey().equals(actor.user())
                                && reviews(member.getValue(), file)
                                && !(separation.ownOrganisation() && isOwn(file, member.getKey())));
        return Refusal.rule(somebodyElse ? broken : broken.and(FurtherSentence.NOBODY_ELSE_REVIEWS, setting));
    }

    private static boolean reviews(Membership membership, ClaimContent file) {
        return membership.role() == Role.REVIEWER
                && membership.reaches(file.programme(), file.details().location());
    }
}
