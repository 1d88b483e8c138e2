package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.OrganisationNames;
import dev.coopclaims.command.organisation.Reach;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The claims as somebody may know them: of another organisation's, not even that they are there. Pure. */
public final class ClaimSight {

    private ClaimSight() {}

    /** Whose claims are meant. */
    public enum Side {
        /** Those of the actor's own organisation. */
        OWN,
        /** Those of its own organisation, and all where it acts for the vendor. */
        ANY,
        /** All, where it acts for the vendor; to others there is no such thing (H-2). */
        VENDOR;

        private boolean holds(ClaimState claim, Actor actor) {
            boolean own = claim.file().organisation().equals(actor.organisation());
            return switch (this) {
                case OWN -> own;
                case ANY -> own || actor.isVendor();
                case VENDOR -> actor.isVendor();
            };
        }
    }

    /**
     * That the actor may know the claim.
     *
     * @throws Refusal not found, in the same words whether there is no such claim, it is another organisation's, or it lies
     *     outside the actor's membership
     */
    public static void require(Side side, ClaimId id, Streams streams, Context context) {
        if (seen(side, id, streams, context).isEmpty()) {
            throw Refusal.notFound("There is no such claim.");
        }
    }

    /**
     * That nobody has started the claim yet.
     *
     * @throws Refusal a conflict when somebody has
     */
    static void requireNew(ClaimId id, Streams streams) {
        if (streams.find(ClaimState.KIND, id).isPresent()) {
            throw Refusal.conflict(RefusalCode.CLAIM_STARTED.at("", id));
        }
    }

    /** Whether the actor may know that the claim is there. */
    public static boolean isSeen(ClaimId id, Streams streams, Context context) {
        return isSeen(Side.ANY, id, streams, context);
    }

    /** Whether it is one of those that are meant. */
    static boolean isSeen(Side side, ClaimId id, Streams streams, Context context) {
        try {
            return seen(side, id, streams, context).isPresent();
        } catch (Refusal noMember) {
            return false;
        }
    }

    /** The human numbers of those of the claims that the actor may know. */
    public static Map<ClaimId, String> numbers(Collection<ClaimId> wanted, Streams streams, Context context) {
        Map<ClaimId, String> numbers = new HashMap<>();
        for (ClaimId id : wanted) {
            seen(Side.ANY, id, streams, context)
                    .ifPresent(claim -> numbers.put(id, claim.file().number()));
        }
        return numbers;
    }

    /**
     * That programme and location lie inside the actor's membership.
     *
     * @throws Refusal not found when they do not, forbidden when the actor is no member any more
     */
    public static void requireReach(String programme, String location, Streams streams, Context context) {
        if (!reach(streams, context).includes(programme, location)) {
            throw Refusal.notFound("There is no such programme or location.");
        }
    }

    /** Whom and what a statement of the claim names that the actor accepts (C-6). */
    static StatementFacts statementFacts(ClaimFile file, Streams streams, Context context) {
        OrganisationNames names = Memberships.in(streams).names(context.actor().organisation());
        return new StatementFacts(
                file.number(),
                names.organisation(),
                names.person(context.actor().user()),
                context.catalogue().zone(file.details().location()));
    }

    private static Optional<ClaimState> seen(Side side, ClaimId id, Streams streams, Context context) {
        Reach reach = reach(streams, context);
        return streams.find(ClaimState.KIND, id)
                .filter(claim -> side.holds(claim, context.actor()))
                .filter(claim -> reach.includes(
                        claim.file().programme(), claim.file().details().location()));
    }

    private static Reach reach(Streams streams, Context context) {
        return Memberships.in(streams).of(context.actor());
    }
}
