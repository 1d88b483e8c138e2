package dev.coopclaims.kernel.organisation;

import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The membership reaches so far from now on; what lies outside answers as if it did not exist.
 *
 * @param programmes codes; empty: all
 * @param locations codes; empty: all
 */
@Revision("1")
public record MembershipLimited(
        OrganisationId organisation, UserId user, List<String> programmes, List<String> locations)
        implements OrganisationEvent {
    public MembershipLimited {
        programmes = List.copyOf(programmes);
        locations = List.copyOf(locations);
    }
}
