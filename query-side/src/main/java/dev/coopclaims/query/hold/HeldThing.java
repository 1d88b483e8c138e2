package dev.coopclaims.query.hold;

import com.mongodb.client.model.Indexes;
import dev.coopclaims.kernel.hold.HoldEvent;
import dev.coopclaims.kernel.hold.HoldId;
import dev.coopclaims.kernel.hold.HoldLifted;
import dev.coopclaims.kernel.hold.HoldPlaced;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.projection.Fold;
import dev.coopclaims.query.projection.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A claim or an organisation that is or was under hold (H-5); its holds' id is the key.
 *
 * @param target the claim or the organisation
 * @param partner whose claim it is, or the organisation itself
 * @param held whether any hold is open
 * @param holds all of them, in the order in which they were placed
 */
public record HeldThing(String target, OrganisationId partner, boolean held, List<Hold> holds) {

    /** The path of whether any hold is open, for queries. */
    public static final String HELD = "held";

    /** One document for each claim or organisation that was ever held. */
    public static final View<HeldThing> VIEW =
            new View<>("holds", 1, HeldThing.class, new Folding(), List.of(Indexes.ascending(HELD, "_id")));

    public HeldThing {
        holds = List.copyOf(holds);
    }

    /**
     * One hold.
     *
     * @param liftedAt absent while it is open
     * @param liftedBy likewise
     */
    public record Hold(
            HoldId hold,
            String reason,
            Instant placedAt,
            Author placedBy,
            @Nullable Instant liftedAt,
            @Nullable Author liftedBy) {}

    private static final class Folding implements Fold<HeldThing> {

        @Override
        public Set<String> keys(RecordedEvent event) {
            return event.payload() instanceof HoldEvent of ? Set.of(of.holds().value()) : Set.of();
        }

        @Override
        public @Nullable HeldThing apply(String key, @Nullable HeldThing view, RecordedEvent event) {
            if (!(event.payload() instanceof HoldEvent what)) {
                return view;
            }
            return switch (what) {
                case HoldPlaced placed -> placed(view, placed, event);
                case HoldLifted lifted -> lifted(key, view, lifted, event);
            };
        }

        private static HeldThing placed(@Nullable HeldThing view, HoldPlaced placed, RecordedEvent event) {
            List<Hold> holds = new ArrayList<>(view == null ? List.of() : view.holds());
            holds.add(new Hold(placed.hold(), placed.reason(), event.occurredAt(), Author.of(event), null, null));
            return new HeldThing(placed.target(), placed.partner(), true, holds);
        }

        private static HeldThing lifted(String key, @Nullable HeldThing view, HoldLifted lifted, RecordedEvent event) {
            if (view == null) {
                throw new IllegalStateException("nothing was held as " + key);
            }
            List<Hold> holds = view.holds().stream()
                    .map(hold -> hold.hold().equals(lifted.hold())
                            ? new Hold(
                                    hold.hold(),
                                    hold.reason(),
                                    hold.placedAt(),
                                    hold.placedBy(),
                                    event.occurredAt(),
                                    Author.of(event))
                            : hold)
                    .toList();
            boolean held = holds.stream().anyMatch(hold -> hold.liftedAt() == null);
            return new HeldThing(view.target(), view.partner(), held, holds);
        }
    }
}
