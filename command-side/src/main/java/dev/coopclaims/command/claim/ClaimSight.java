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
import dev.coopclaims.kernel.refusal.RequestCode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which claims an actor may know of. Nobody learns that another organisation's claim exists. Pure. */
public final class ClaimSight {

    private ClaimSight() {}

    /** Whose claims a command is about. */
    public enum Side {
        /** Claims of the actor's own organisation. */
        OWN,
        /** Claims of the actor's own organisation, or all claims if the actor acts for the vendor. */
        ANY,
        /** All claims if the actor acts for the vendor; for others no claim exists (H-2). */
        VENDOR,
        /** All claims if the system itself acts; for others no claim exists. */
        SYSTEM;

        private boolean holds(ClaimState claim, Actor actor) {
            boolean own = claim.file().organisation().equals(actor.organisation());
            return switch (this) {
                case OWN -> own;
                case ANY -> own || actor.isVendor();
                case VENDOR -> actor.isVendor();
                case SYSTEM -> actor.isSystem();
            };
        }
    }

    /**
     * Requires that the actor may know of the claim.
     *
     * @throws Refusal not found; the message is the same whether the claim does not exist, belongs to another
     *     organisation or lies outside the actor's membership
     */
    public static void require(Side side, ClaimId id, Streams streams, Context context) {
        if (seen(side, id, streams, context).isEmpty()) {
            throw Refusal.of(RequestCode.NO_SUCH_CLAIM);
        }
    }

    /**
     * Requires that nobody has started the claim yet.
     *
     * @throws Refusal a conflict when somebody has
     */
    static void requireNew(ClaimId id, Streams streams) {
        if (streams.find(ClaimState.KIND, id).isPresent()) {
            throw Refusal.conflict(RefusalCode.CLAIM_STARTED.at("", id));
        }
    }

    /** Whether the actor may know that the claim exists. */
    public static boolean isSeen(ClaimId id, Streams streams, Context context) {
        return isSeen(Side.ANY, id, streams, context);
    }

    /** Whether the claim exists, belongs to the side and lies inside the actor's membership. */
    static boolean isSeen(Side side, ClaimId id, Streams streams, Context context) {
        try {
            return seen(side, id, streams, context).isPresent();
        } catch (Refusal noMember) {
            return false;
        }
    }

    /** The claim numbers of those claims that the actor may know of. */
    public static Map<ClaimId, String> numbers(Collection<ClaimId> wanted, Streams streams, Context context) {
        Map<ClaimId, String> numbers = new HashMap<>();
        for (ClaimId id : wanted) {
            seen(Side.ANY, id, streams, context)
                    .ifPresent(claim -> numbers.put(id, claim.file().number()));
        }
        return numbers;
    }

    /**
     * Requires that programme and location lie inside the actor's membership.
     *
     * @throws Refusal not found if they do not, forbidden if the actor is no longer a member
     */
    public static void requireReach(String programme, String location, Streams streams, Context context) {
        if (!reach(streams, context).includes(programme, location)) {
            throw Refusal.of(RequestCode.NO_SUCH_PROGRAMME_OR_LOCATION);
        }
    }

    /** The names and facts that a statement of the claim contains when the actor accepts it (C-6). */
    static StatementFacts statementFacts(ClaimContent file, Streams streams, Context context) {
        OrganisationNames names = Memberships.in(streams).names(context.actor().organisation());
        return new StatementFacts(
                file.number(),
                names.organisation(),
                names.person(context.actor().user()),
                file.period(),
                context.catalogue(file.period()).zone(file.details().location()));
    }

    private static Optional<ClaimState> seen(Side side, ClaimId id, Streams streams, Context context) {
        if (side == Side.SYSTEM) {
            return streams.find(ClaimState.KIND, id).filter(claim -> side.holds(claim, context.actor()));
        }
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
