package dev.coopclaims.query.projection;

import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.query.follow.RecordedEvent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A view whose documents are removed by every third event of their key and made again by the next. */
public record Coming(long events, long trail) {
    private static final int STAYS = 2;

    static final View<Coming> VIEW = new View<>("coming", 1, Coming.class, new Folding(), List.of());

    private static final class Folding implements Fold<Coming> {
        @Override
        public Set<String> keys(RecordedEvent event) {
            return event.payload() instanceof MemberAdded added
                    ? Set.of(added.organisation().value())
                    : Set.of();
        }

        @Override
        public @Nullable Coming apply(String key, @Nullable Coming view, RecordedEvent event) {
            if (view == null) {
                return new Coming(1, event.position());
            }
            return view.events() == STAYS ? null : new Coming(view.events() + 1, view.trail() * 31 + event.position());
        }
    }
}
