package dev.coopclaims.query.organisation;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.web.Reach;
import dev.coopclaims.query.web.Read;
import dev.coopclaims.query.web.Visibility;
import java.util.Set;

/**
 * How far people see, as the members' view says now: a token is older. Of whom no organisation has ever heard
 * the token alone speaks; who was removed, or has none of the token's roles any more, sees nothing.
 */
public final class Memberships {
    private Memberships() {}

    /** What who reads sees. */
    public static Reach of(Read read) {
        Actor actor = read.actor();
        return read.of(Member.VIEW)
                .find(Member.key(actor.organisation(), actor.user()))
                .map(ViewDocument::content)
                .map(member -> of(member, actor))
                .orElseGet(() -> Reach.unlimited(Visibility.of(actor)));
    }

    /** In the membership's role alone, whatever else the token names. */
    private static Reach of(Member member, Actor actor) {
        if (member.removed() || !actor.is(member.role())) {
            return Reach.unlimited(new Visibility.Nothing());
        }
        Actor acting = new Actor(actor.user(), Set.of(member.role()), actor.organisation(), actor.channel());
        return new Reach(Visibility.of(acting), Set.copyOf(member.programmes()), Set.copyOf(member.locations()));
    }
}
