package dev.coopclaims.command.dispatch;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.EventMetadata;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/** Writes the actor into the metadata of a command's message and of every event that the command causes. */
public final class ActorMetadata implements CorrelationDataProvider {
    private static final Set<String> CARRIED = Set.of(
            EventMetadata.ACTOR,
            EventMetadata.ROLE,
            EventMetadata.ACTOR_ORGANISATION,
            EventMetadata.CHANNEL,
            EventMetadata.CORRELATION);

    /** The metadata of a command's message; strings only. */
    public static MetaData of(Actor actor, String correlationId) {
        return MetaData.from(Map.of(
                EventMetadata.ACTOR, actor.user().value(),
                EventMetadata.ROLE,
                        actor.roles().stream().map(Role::name).sorted().collect(Collectors.joining(",")),
                EventMetadata.ACTOR_ORGANISATION, actor.organisation().value(),
                EventMetadata.CHANNEL, actor.channel().name(),
                EventMetadata.CORRELATION, correlationId));
    }

    /**
     * Who sent the message.
     *
     * @throws IllegalStateException if it was not sent through {@link Commands}
     */
    public static Actor actor(MetaData metadata) {
        String roles = text(metadata, EventMetadata.ROLE);
        return new Actor(
                new UserId(text(metadata, EventMetadata.ACTOR)),
                Stream.of(roles.split(",", -1))
                        .filter(role -> !role.isEmpty())
                        .map(Role::valueOf)
                        .collect(Collectors.toSet()),
                new OrganisationId(text(metadata, EventMetadata.ACTOR_ORGANISATION)),
                Actor.Channel.valueOf(text(metadata, EventMetadata.CHANNEL)));
    }

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, Object> carried = new LinkedHashMap<>();
        message.getMetaData().forEach((key, value) -> {
            if (CARRIED.contains(key)) {
                carried.put(key, value);
            }
        });
        carried.put(EventMetadata.CAUSATION, message.getIdentifier());
        return carried;
    }

    private static String text(MetaData metadata, String key) {
        if (metadata.get(key) instanceof String value) {
            return value;
        }
        throw new IllegalStateException("a command without '" + key + "': send commands only through Commands");
    }
}
