package dev.coopclaims.query.people;

import dev.coopclaims.query.projection.Views;
import java.util.Map;
import java.util.Set;

/** Looks up people's names. */
@FunctionalInterface
public interface Names {

    /**
     * The names of some people.
     *
     * @param authors whose user and organisation are known
     * @return by author; those without a known name are missing
     */
    Map<Author, String> of(Set<Author> authors, Views views);
}
