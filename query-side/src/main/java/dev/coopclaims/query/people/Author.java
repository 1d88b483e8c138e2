package dev.coopclaims.query.people;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.EventMetadata;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.follow.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, by id, since a name can be erased. Views and bodies hold it; when the answer is written, it
 * becomes the {@link Person} that the reader may see.
 *
 * @param user absent where the event names nobody
 * @param organisation the organisation that person acted for; absent if unknown
 */
public record Author(@Nullable UserId user, @Nullable OrganisationId organisation) {

    /** The system itself. */
    private static final Author SYSTEM = new Author(null, null);

    /** The event's actor. */
    public static Author of(RecordedEvent event) {
        if (Actor.Channel.SCHEDULER.name().equals(event.metadata(EventMetadata.CHANNEL))) {
            return SYSTEM;
        }
        String user = event.metadata(EventMetadata.ACTOR);
        String organisation = event.metadata(EventMetadata.ACTOR_ORGANISATION);
        return new Author(
                user == null ? null : new UserId(user), organisation == null ? null : new OrganisationId(organisation));
    }

    /**
     * A reviewer named by an event of a claim. The reviewer belongs to the actor's organisation, unless the partner
     * itself caused the event. So nobody of the claim's organisation learns a name of the vendor's side (H-1).
     */
    public static Author ofVendor(UserId reviewer, RecordedEvent event) {
        return of(event).vendors(reviewer, event.payload().organisation());
    }

    /**
     * A reviewer named by this author, likewise.
     *
     * @param ofClaim the claim's organisation
     */
    public Author vendors(UserId reviewer, OrganisationId ofClaim) {
        return new Author(reviewer, ofClaim.equals(organisation) ? null : organisation);
    }
}
