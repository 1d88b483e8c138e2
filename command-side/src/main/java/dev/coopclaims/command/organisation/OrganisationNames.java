package dev.coopclaims.command.organisation;

import dev.coopclaims.kernel.organisation.UserId;
import java.util.HashMap;
import java.util.Map;

/**
 * What an organisation and its people are called, for what is written for people to read.
 *
 * @param people also those who have left
 */
public record OrganisationNames(String organisation, Map<UserId, String> people) {

    public OrganisationNames {
        people = Map.copyOf(people);
    }

    /** An organisation of nobody yet. */
    public static OrganisationNames of(String organisation) {
        return new OrganisationNames(organisation, Map.of());
    }

    /** The name of a person; the user where it has none. */
    public String person(UserId user) {
        return people.getOrDefault(user, user.value());
    }

    OrganisationNames with(UserId user, String name) {
        Map<UserId, String> more = new HashMap<>(people);
        more.put(user, name);
        return new OrganisationNames(organisation, more);
    }
}
