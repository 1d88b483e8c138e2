package dev.coopclaims.query.organisation;

import dev.coopclaims.query.projection.Views;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Looks up what people are called: everywhere else they are opaque ids, so that a name can be erased in one place. */
public final class MemberNames {

    private MemberNames() {}

    /**
     * The names of some members.
     *
     * @param keys by {@link Member#key}, at most 1,000
     * @return by the same keys; who is not a member is missing
     */
    public static Map<String, String> of(Views views, Collection<String> keys) {
        Map<String, String> names = HashMap.newHashMap(keys.size());
        views.of(Member.VIEW)
                .findAll(keys)
                .forEach((key, member) -> names.put(key, member.content().displayName()));
        return names;
    }
}
