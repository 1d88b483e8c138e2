package dev.coopclaims.query.follow;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.EventMetadata;
import dev.coopclaims.kernel.StoredEventNames;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.AnnotationRevisionResolver;

/** Converts Axon's messages, so that the live projection and a rebuild see the same events. */
public final class RecordedEvents {

    private static final Map<Class<?>, StoredForm> FORMS = forms();

    private RecordedEvents() {}

    /**
     * The event of a message that was read from the log.
     *
     * @return empty when its payload is not a domain event
     * @throws IllegalArgumentException when the message does not come from the log, or its event has no stored name
     */
    public static Optional<RecordedEvent> of(EventMessage<?> message) {
        if (!(message.getPayload() instanceof DomainEvent payload)) {
            return Optional.empty();
        }
        StoredForm form = FORMS.get(payload.getClass());
        if (form == null) {
            throw new IllegalArgumentException("no stored name for " + payload.getClass());
        }
        DomainEventMessage<?> ofStream = message instanceof DomainEventMessage<?> domain ? domain : null;
        return Optional.of(new RecordedEvent(
                positionOf(message),
                message.getIdentifier(),
                form.name(),
                form.revision(),
                ofStream == null ? "" : ofStream.getAggregateIdentifier(),
                ofStream == null ? 0 : ofStream.getSequenceNumber(),
                message.getTimestamp(),
                recordedAt(message),
                payload,
                metadata(message)));
    }

    /** @throws IllegalArgumentException when the message does not come from the log */
    static long positionOf(EventMessage<?> message) {
        if (message instanceof TrackedEventMessage<?> tracked) {
            return tracked.trackingToken()
                    .position()
                    .orElseThrow(() -> new IllegalArgumentException("the token has no position"));
        }
        throw new IllegalArgumentException("not a message from the log: " + message.getClass());
    }

    private static Instant recordedAt(EventMessage<?> message) {
        if (message.getMetaData().get(EventMetadata.RECORDED_AT) instanceof Instant recordedAt) {
            return recordedAt;
        }
        throw new IllegalArgumentException("the log does not say when it kept " + message.getIdentifier());
    }

    private static Map<String, String> metadata(EventMessage<?> message) {
        Map<String, String> metadata = HashMap.newHashMap(message.getMetaData().size());
        message.getMetaData().forEach((key, value) -> {
            if (value != null && !key.equals(EventMetadata.RECORDED_AT)) {
                metadata.put(key, value.toString());
            }
        });
        return metadata;
    }

    private static Map<Class<?>, StoredForm> forms() {
        AnnotationRevisionResolver revisions = new AnnotationRevisionResolver();
        Map<Class<?>, StoredForm> forms = new HashMap<>();
        StoredEventNames.CLASSES.forEach((name, type) -> {
            String revision = revisions.revisionOf(type);
            forms.put(type, new StoredForm(name, revision == null ? "" : revision));
        });
        return Map.copyOf(forms);
    }

    private record StoredForm(String name, String revision) {}
}
