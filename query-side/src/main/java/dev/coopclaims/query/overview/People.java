package dev.coopclaims.query.overview;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.organisation.Member;
import dev.coopclaims.query.organisation.MemberNames;
import dev.coopclaims.query.progress.Author;
import dev.coopclaims.query.web.Read;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives people their names: to a partner, everybody of the vendor's side is the validation team (H-1). */
public final class People {
    private static final int MAX_KEYS_PER_LOOKUP = 1_000;

    private People() {}

    /** What who reads calls these authors; the answer knows them and nobody else. */
    public static Function<Author, Person> of(Collection<Author> authors, Read read) {
        Actor actor = read.actor();
        TreeSet<String> keys = new TreeSet<>();
        authors.forEach(author -> {
            String key = key(author, actor);
            if (key != null) {
                keys.add(key);
            }
        });
        Map<String, String> found = HashMap.newHashMap(keys.size());
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += MAX_KEYS_PER_LOOKUP) {
            found.putAll(MemberNames.of(read, all.subList(from, Math.min(from + MAX_KEYS_PER_LOOKUP, all.size()))));
        }
        return author -> person(author, actor, found);
    }

    /** Absent where no name is looked up. */
    private static @Nullable String key(Author author, Actor actor) {
        UserId user = author.user();
        OrganisationId organisation = author.organisation();
        return user == null || organisation == null || isHidden(organisation, actor)
                ? null
                : Member.key(organisation, user);
    }

    private static Person person(Author author, Actor actor, Map<String, String> found) {
        UserId user = author.user();
        OrganisationId organisation = author.organisation();
        if (user == null) {
            return Person.SYSTEM;
        }
        if (organisation == null || isHidden(organisation, actor)) {
            return actor.isVendor() ? new Person(user, user.value()) : Person.VALIDATION_TEAM;
        }
        return new Person(user, found.getOrDefault(Member.key(organisation, user), user.value()));
    }

    private static boolean isHidden(OrganisationId organisation, Actor actor) {
        return !actor.isVendor() && !organisation.equals(actor.organisation());
    }
}
