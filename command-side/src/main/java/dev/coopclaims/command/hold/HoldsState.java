package dev.coopclaims.command.hold;

import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.hold.HoldEvent;
import dev.coopclaims.kernel.hold.HoldId;
import dev.coopclaims.kernel.hold.HoldLifted;
import dev.coopclaims.kernel.hold.HoldPlaced;
import dev.coopclaims.kernel.hold.HoldsId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The holds on a claim or an organisation (H-5); immutable.
 *
 * @param target the claim or the organisation
 * @param open those not lifted
 * @param lifted those that are over
 */
public record HoldsState(HoldsId id, String target, Set<HoldId> open, Set<HoldId> lifted) {
    /** The streams of holds. */
    public static final StreamKind<HoldsState, HoldEvent> KIND =
            StreamKind.of("Holds", HoldEvent.class, HoldEvent::holds, HoldsState::evolve);

    public HoldsState {
        open = Set.copyOf(open);
        lifted = Set.copyOf(lifted);
    }

    /** Whether anything holds it. */
    public boolean isHeld() {
        return !open.isEmpty();
    }

    /**
     * The state after the event.
     *
     * @throws IllegalStateException if the event cannot happen in this state
     */
    static HoldsState evolve(@Nullable HoldsState state, HoldEvent event) {
        return switch (event) {
            case HoldPlaced placed -> placed(state, placed);
            case HoldLifted over -> lifted(state, over);
        };
    }

    private static HoldsState placed(@Nullable HoldsState state, HoldPlaced placed) {
        Set<HoldId> open = new HashSet<>(state == null ? Set.of() : state.open());
        if (!open.add(placed.hold())) {
            throw new IllegalStateException("placed twice: " + placed.hold());
        }
        return new HoldsState(placed.holds(), placed.target(), open, state == null ? Set.of() : state.lifted());
    }

    private static HoldsState lifted(@Nullable HoldsState state, HoldLifted over) {
        if (state == null || !state.open().contains(over.hold())) {
            throw new IllegalStateException("not placed: " + over.hold());
        }
        Set<HoldId> open = new HashSet<>(state.open());
        open.remove(over.hold());
        Set<HoldId> lifted = new HashSet<>(state.lifted());
        lifted.add(over.hold());
        return new HoldsState(state.id(), state.target(), open, lifted);
    }
}
