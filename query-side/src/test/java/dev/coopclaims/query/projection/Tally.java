package dev.coopclaims.query.projection;

import com.mongodb.client.model.Indexes;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.query.follow.RecordedEvent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A view that an event applied twice, left out or out of order would spoil: members per organisation, and of all. */
public record Tally(long events, long trail) {

    static final String ALL = "all";

    static final View<Tally> VIEW =
            new View<>("tally", 1, Tally.class, new Folding(), List.of(Indexes.descending("events")));

    private static final class Folding implements Fold<Tally> {

        @Override
        public Set<String> keys(RecordedEvent event) {
            return event.payload() instanceof MemberAdded added
                    ? Set.of(added.organisation().value(), ALL)
                    : Set.of();
        }

        @Override
        public Tally apply(String key, @Nullable Tally view, RecordedEvent event) {
            Tally before = view == null ? new Tally(0, 7) : view;
            return new Tally(before.events() + 1, before.trail() * 31 + event.position());
        }
    }
}
