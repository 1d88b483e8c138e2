package dev.coopclaims.query.follow;

import dev.coopclaims.kernel.DomainEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event as the log holds it.
 *
 * @param position its place in the log, from 0, without gaps
 * @param id the event's own id
 * @param type its stored name, such as {@code coop.claim.ClaimSubmitted}
 * @param revision the revision of the payload's form
 * @param stream the id of the aggregate it belongs to
 * @param sequence its place in that stream, from 0
 * @param occurredAt when it happened in the business: what people and rules go by
 * @param recordedAt when the store kept it: never decreasing by position
 * @param payload what happened
 * @param metadata who acted, for whom and on whose request, by the keys of {@link dev.coopclaims.kernel.EventMetadata}
 */
public record RecordedEvent(
        long position,
        String id,
        String type,
        String revision,
        String stream,
        long sequence,
        Instant occurredAt,
        Instant recordedAt,
        DomainEvent payload,
        Map<String, String> metadata) {

    public RecordedEvent {
        metadata = Map.copyOf(metadata);
    }

    /** The value of a metadata key; null when the event has none. */
    public @Nullable String metadata(String key) {
        return metadata.get(key);
    }
}
