package dev.coopclaims.query.projection;

import dev.coopclaims.kernel.claim.CommentAdded;
import dev.coopclaims.query.follow.RecordedEvent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A view in which everything that is said piles up in one document. */
public record Pile(String text) {

    static final View<Pile> VIEW = new View<>("pile", 1, Pile.class, new Folding(), List.of());

    private static final class Folding implements Fold<Pile> {

        @Override
        public Set<String> keys(RecordedEvent event) {
            return event.payload() instanceof CommentAdded added
                    ? Set.of(added.claim().value())
                    : Set.of();
        }

        @Override
        public Pile apply(String key, @Nullable Pile view, RecordedEvent event) {
            String before = view == null ? "" : view.text();
            return event.payload() instanceof CommentAdded added ? new Pile(before + added.text()) : new Pile(before);
        }
    }
}
