package dev.coopclaims.query.organisation;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.web.Reach;
import dev.coopclaims.query.web.Visibility;
import java.util.Set;

/**
 * How far people see, as the members' view says now: a token is older. Of whom no organisation has ever heard
 * the token alone speaks; who was removed sees nothing. A read that asks here reads {@link Member#VIEW} too.
 */
public final class Memberships {
    private final ViewReader<Member> members;

    public Memberships(ViewReader<Member> members) {
        this.members = members;
    }

    /** What the actor sees. */
    public Reach of(Actor actor) {
        return members.find(Member.key(actor.organisation(), actor.user()))
                .map(ViewDocument::content)
                .map(member -> of(member, actor))
                .orElseGet(() -> Reach.unlimited(Visibility.of(actor)));
    }

    private static Reach of(Member member, Actor actor) {
        return member.removed()
                ? Reach.unlimited(new Visibility.Nothing())
                : new Reach(Visibility.of(actor), Set.copyOf(member.programmes()), Set.copyOf(member.locations()));
    }
}
