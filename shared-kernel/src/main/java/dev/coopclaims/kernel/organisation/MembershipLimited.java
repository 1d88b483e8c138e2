package dev.coopclaims.kernel.organisation;

import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The limits of the membership were set; what lies outside them is treated as if it did not exist.
 *
 * @param programmes codes; empty for all
 * @param locations codes; empty for all
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
