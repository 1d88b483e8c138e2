package dev.coopclaims.query.organisation;

import static java.util.stream.Collectors.toMap;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.projection.Views;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The names of members. Everywhere else people are opaque ids, so that a name can be erased in one place. */
public final class MemberNames {
    private static final int MAX_KEYS_PER_LOOKUP = 1_000;

    private MemberNames() {}

    /** Implements {@link dev.coopclaims.query.people.Names}. */
    public static Map<Author, String> of(Set<Author> authors, Views views) {
        Map<String, Author> byKey = authors.stream().collect(toMap(MemberNames::key, Function.identity()));
        List<String> keys = byKey.keySet().stream().sorted().toList();
        Map<Author, String> names = HashMap.newHashMap(keys.size());
        for (int from = 0; from < keys.size(); from += MAX_KEYS_PER_LOOKUP) {
            views.of(Member.VIEW)
                    .findAll(keys.subList(from, Math.min(from + MAX_KEYS_PER_LOOKUP, keys.size())))
                    .forEach((key, member) ->
                            names.put(byKey.get(key), member.content().displayName()));
        }
        return names;
    }

    private static String key(Author author) {
        OrganisationId organisation = Objects.requireNonNull(author.organisation());
        UserId user = Objects.requireNonNull(author.user());
        return Member.key(organisation, user);
    }
}
