package dev.coopclaims.query.progress;

import dev.coopclaims.kernel.EventMetadata;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.projection.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, as a view keeps it: by id, since a name can be erased.
 *
 * @param user absent where the event names nobody
 * @param organisation for which organisation that person acted; absent likewise
 */
public record Author(@Nullable UserId user, @Nullable OrganisationId organisation) {

    /** The event's actor. */
    public static Author of(RecordedEvent event) {
        String user = event.metadata(EventMetadata.ACTOR);
        return of(user == null ? null : new UserId(user), event);
    }

    /** Somebody of the actor's organisation. */
    public static Author of(@Nullable UserId user, RecordedEvent event) {
        String organisation = event.metadata(EventMetadata.ACTOR_ORGANISATION);
        return new Author(user, organisation == null ? null : new OrganisationId(organisation));
    }
}
