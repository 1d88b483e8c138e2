package dev.coopclaims.query.people;

import dev.coopclaims.kernel.EventMetadata;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.projection.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, by id, since a name can be erased. Views keep it and bodies hold it; the answer is written with
 * the {@link Person} that its reader is told.
 *
 * @param user absent where the event names nobody
 * @param organisation for which organisation that person acted; absent where that is not known
 */
public record Author(@Nullable UserId user, @Nullable OrganisationId organisation) {

    /** The event's actor. */
    public static Author of(RecordedEvent event) {
        String user = event.metadata(EventMetadata.ACTOR);
        String organisation = event.metadata(EventMetadata.ACTOR_ORGANISATION);
        return new Author(
                user == null ? null : new UserId(user), organisation == null ? null : new OrganisationId(organisation));
    }

    /**
     * A reviewer whom an event of a claim names: of the actor's organisation, unless the partner itself brought it about. So
     * nobody of the claim's organisation is told a name of the vendor's side (H-1).
     */
    public static Author ofVendor(UserId reviewer, RecordedEvent event) {
        return of(event).vendors(reviewer, event.payload().organisation());
    }

    /**
     * A reviewer whom this one named, likewise.
     *
     * @param ofClaim whose claim it is
     */
    public Author vendors(UserId reviewer, OrganisationId ofClaim) {
        return new Author(reviewer, ofClaim.equals(organisation) ? null : organisation);
    }
}
