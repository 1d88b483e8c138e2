package dev.coopclaims.query.people;

import dev.coopclaims.query.projection.Views;
import java.util.Map;
import java.util.Set;

/** Knows what people are called. */
@FunctionalInterface
public interface Names {

    /**
     * The names of some people.
     *
     * @param authors whose user and organisation are known
     * @return by author; of whom no name is known is missing
     */
    Map<Author, String> of(Set<Author> authors, Views views);
}
