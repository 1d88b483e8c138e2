package dev.coopclaims.query.people;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.projection.Views;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one reader calls people: the only place that decides who sees whose name. Partners see everybody of another side
 * as the validation team (H-1).
 */
public final class People {
    private final Actor reader;
    private final Map<Author, String> names;

    private People(Actor reader, Map<Author, String> names) {
        this.reader = reader;
        this.names = names;
    }

    /** Looks up the names only of those authors whom the reader may see. */
    public static People of(Collection<Author> authors, Actor reader, Names names, Views views) {
        Set<Author> told = authors.stream()
                .filter(author -> author.user() != null && isTold(author, reader))
                .collect(Collectors.toSet());
        return new People(reader, told.isEmpty() ? Map.of() : names.of(told, views));
    }

    /** The author as the reader sees them. */
    public Person of(Author author) {
        UserId user = author.user();
        if (user == null) {
            return Person.SYSTEM;
        }
        if (isTold(author, reader) || reader.isVendor()) {
            return new Person(user, names.getOrDefault(author, user.value()));
        }
        return Person.VALIDATION_TEAM;
    }

    private static boolean isTold(Author author, Actor reader) {
        OrganisationId organisation = author.organisation();
        return organisation != null && (reader.isVendor() || organisation.equals(reader.organisation()));
    }
}
