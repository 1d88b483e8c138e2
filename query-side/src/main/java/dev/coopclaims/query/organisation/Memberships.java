package dev.coopclaims.query.organisation;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.web.Reach;
import dev.coopclaims.query.web.Read;
import dev.coopclaims.query.web.Visibility;
import java.util.Set;

/**
 * What people may see according to the members' view, since a token may be older. If no organisation knows
 * the person, the token alone decides; a removed member, or one without any of the token's roles, sees nothing.
 */
public final class Memberships {
    private Memberships() {}

    /**
     * What the reader may see. Only the token decides for a person whom the organisation never registered (record 21): the
     * vendor's people and machines need no membership, and no limits exist that could be lost. A member's document never
     * disappears, a removed member's says that; one that stands still or is too large is refused, never absent. So an absent
     * one is right to limit nothing.
     *
     * @throws dev.coopclaims.kernel.refusal.Refusal UNAVAILABLE when the membership stands still (record 56)
     */
    public static Reach of(Read read) {
        Actor actor = read.actor();
        return read.of(Member.VIEW)
                .find(Member.key(actor.organisation(), actor.user()))
                .map(ViewDocument::content)
                .map(member -> of(member, actor))
                .orElseGet(() -> Reach.unlimited(Visibility.of(actor)));
    }

    /**
     * For what tells of all organisations, or of all that one has.
     *
     * @throws Refusal forbidden if the reader's membership is limited
     */
    public static void requireUnlimited(Read read) {
        if (!of(read).equals(Reach.unlimited(Visibility.of(read.actor())))) {
            throw Refusal.of(RequestCode.MEMBERSHIP_LIMITED);
        }
    }

    /** Only with the membership's role, whatever other roles the token names. */
    private static Reach of(Member member, Actor actor) {
        if (member.removed() || !actor.is(member.role())) {
            return Reach.unlimited(new Visibility.Nothing());
        }
        Actor acting = new Actor(actor.user(), Set.of(member.role()), actor.organisation(), actor.channel());
        return new Reach(Visibility.of(acting), Set.copyOf(member.programmes()), Set.copyOf(member.locations()));
    }
}
