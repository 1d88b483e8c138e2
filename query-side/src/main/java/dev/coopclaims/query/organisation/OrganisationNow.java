package dev.coopclaims.query.organisation;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.query.organisation.RegisteredOrganisation.Closure;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.web.Read;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of a claim's organisation. It is looked up when the answer is built, so that a rename shows
 * everywhere at once.
 *
 * @param name its id if it never registered
 * @param closedOn the day on which it was closed, in UTC; absent while it is open
 */
public record OrganisationNow(String name, @Nullable LocalDate closedOn) {

    /** One organisation. */
    public static OrganisationNow of(OrganisationId organisation, Read read) {
        return Objects.requireNonNull(of(List.of(organisation), read).get(organisation));
    }

    /** Each of the organisations, which may be named several times. */
    public static Map<OrganisationId, OrganisationNow> of(Collection<OrganisationId> organisations, Read read) {
        Map<String, ViewDocument<RegisteredOrganisation>> found = read.of(RegisteredOrganisation.VIEW)
                .findAll(organisations.stream()
                        .map(OrganisationId::value)
                        .distinct()
                        .toList());
        Map<OrganisationId, OrganisationNow> all = new HashMap<>();
        organisations.forEach(id -> all.put(id, of(id, found.get(id.value()))));
        return all;
    }

    private static OrganisationNow of(OrganisationId id, @Nullable ViewDocument<RegisteredOrganisation> found) {
        if (found == null) {
            return new OrganisationNow(id.value(), null);
        }
        Closure closure = found.content().closure();
        return new OrganisationNow(found.content().name(), closure == null ? null : closure.on());
    }

    /** Whether nothing new begins for it. */
    public boolean isClosed() {
        return closedOn != null;
    }
}
