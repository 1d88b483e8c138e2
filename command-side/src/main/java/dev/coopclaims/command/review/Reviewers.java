package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimEvolution;
import dev.coopclaims.command.claim.ClaimFile;
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
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Who may review a claim (V-1, R-3, R-5), as the organisations say now, whatever organisation a token names. */
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

    /** As seen by who acts. */
    static Reviewers in(Streams streams, Context context) {
        return new Reviewers(
                Memberships.in(streams),
                context.policies().separation(),
                context.policies().vendor(),
                context.actor());
    }

    /**
     * What somebody may decide who is not of the claim's own organisation. A review whose reviewer became a member of it is
     * given back first, whether or not that is written yet.
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

    /** @throws Refusal when the actor is of the claim's own organisation */
    public void refuseOwn(ClaimFile file) {
        if (separation.ownOrganisation()
                && (file.organisation().equals(actor.organisation()) || isOwn(file, actor.user()))) {
            throw Refusal.rule(
                    RefusalCode.OWN_ORGANISATION.at("", ifNobodyElse(file, Separation.OWN_ORGANISATION_SETTING)));
        }
    }

    /** @throws Refusal when the claim is disputed and the actor took the rejection */
    void refuseRejecter(ClaimState state) {
        if (separation.ownRejection()
                && state instanceof ClaimState.Disputed disputed
                && actor.user().equals(disputed.past().rejectedBy())) {
            throw Refusal.rule(
                    RefusalCode.OWN_REJECTION.at("", ifNobodyElse(disputed.file(), Separation.OWN_REJECTION_SETTING)));
        }
    }

    /** That the review is given back, where whose it is became a member of the claim's organisation. */
    private List<ClaimEvent> lost(ClaimState state) {
        UserId reviewer = Reviewing.reviewerOf(state).orElse(null);
        return separation.ownOrganisation() && reviewer != null && isOwn(state.file(), reviewer)
                ? Reviewing.givenBack(state, reviewer)
                : List.of();
    }

    /**
     * That the user could review the claim. Who takes it over needs nobody's word: the token says so.
     *
     * @throws Refusal when it is no reviewer of the vendor, the claim lies outside its membership, or it is of the
     *     claim's own organisation
     */
    void require(ClaimFile file, UserId reviewer) {
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

    private boolean isOwn(ClaimFile file, UserId user) {
        return memberships.isMember(file.organisation(), user);
    }

    /** Where a vendor is too small for the rule, it says so and how to do without. Whom it never registered it does not know. */
    private String ifNobodyElse(ClaimFile file, String setting) {
        var members = memberships.members(vendor);
        boolean somebodyElse = members.isEmpty()
                || members.entrySet().stream()
                        .anyMatch(member -> !member.getKey().equals(actor.user())
                                && reviews(member.getValue(), file)
                                && !(separation.ownOrganisation() && isOwn(file, member.getKey())));
        return somebodyElse
                ? ""
                : " Nobody else may review this claim now: add a reviewer, or switch the rule off by " + setting
                        + "=false.";
    }

    private static boolean reviews(Membership membership, ClaimFile file) {
        return membership.role() == Role.REVIEWER
                && membership.reaches(file.programme(), file.details().location());
    }
}
