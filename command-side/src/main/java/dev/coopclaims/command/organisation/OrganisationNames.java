package dev.coopclaims.command.organisation;

import dev.coopclaims.kernel.organisation.UserId;
import java.util.HashMap;
import java.util.Map;

/**
 * The names of an organisation and its people, for texts that people read.
 *
 * @param people including those who have left
 */
public record OrganisationNames(String organisation, Map<UserId, String> people) {

    public OrganisationNames {
        people = Map.copyOf(people);
    }

    /** An organisation without people yet. */
    public static OrganisationNames of(String organisation) {
        return new OrganisationNames(organisation, Map.of());
    }

    /** The name of a person, or the user id if it has none. */
    public String person(UserId user) {
        return people.getOrDefault(user, user.value());
    }

    OrganisationNames renamed(String name) {
        return new OrganisationNames(name, people);
    }

    OrganisationNames with(UserId user, String name) {
        Map<UserId, String> more = new HashMap<>(people);
        more.put(user, name);
        return new OrganisationNames(organisation, more);
    }
}
