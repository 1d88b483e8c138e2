package dev.coopclaims.query.erasure;

import dev.coopclaims.kernel.erasure.ErasureBegun;
import dev.coopclaims.kernel.erasure.ErasureCompleted;
import dev.coopclaims.kernel.erasure.ErasureConfirmed;
import dev.coopclaims.kernel.erasure.ErasureDeferred;
import dev.coopclaims.kernel.erasure.ErasureEvent;
import dev.coopclaims.kernel.erasure.ErasureRequested;
import dev.coopclaims.kernel.erasure.ErasureWithdrawn;
import dev.coopclaims.kernel.erasure.KeysDestroyed;
import dev.coopclaims.query.erasure.ListedErasure.Step;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.projection.Fold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far an erasure is, by its events (H-6). */
final class ErasureFold implements Fold<ListedErasure> {

    @Override
    public Set<String> keys(RecordedEvent event) {
        return event.payload() instanceof ErasureEvent of ? Set.of(of.erasure().value()) : Set.of();
    }

    /** @throws IllegalStateException when an event concerns an erasure that nobody asked for */
    @Override
    public @Nullable ListedErasure apply(String key, @Nullable ListedErasure view, RecordedEvent event) {
        if (!(event.payload() instanceof ErasureEvent what)) {
            return view;
        }
        if (what instanceof ErasureRequested asked) {
            return requested(view, asked, event);
        }
        if (view == null) {
            throw new IllegalStateException("nobody asked for " + key);
        }
        return after(view, what, event);
    }

    private static ListedErasure requested(@Nullable ListedErasure view, ErasureRequested asked, RecordedEvent event) {
        List<Instant> done = new ArrayList<>(view == null ? List.of() : view.doneBefore());
        if (view != null && view.status() == ErasureStatus.DONE && view.over() != null) {
            done.add(view.over().at());
        }
        return new ListedErasure(
                asked.kind(),
                asked.subject(),
                asked.partner(),
                ErasureStatus.REQUESTED,
                asked.reason(),
                step(event, null),
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                done,
                event.sequence());
    }

    private static ListedErasure after(ListedErasure view, ErasureEvent what, RecordedEvent event) {
        Instant at = event.occurredAt();
        ListedErasure next = switch (what) {
            case ErasureRequested ignored -> view;
            case ErasureConfirmed ignored ->
                with(view, ErasureStatus.DUE, step(event, null), view.begunAt(), view.destroyedAt(), null);
            case ErasureDeferred deferred -> waiting(view, deferred);
            case ErasureWithdrawn withdrawn ->
                with(
                        view,
                        ErasureStatus.WITHDRAWN,
                        view.confirmation(),
                        view.begunAt(),
                        view.destroyedAt(),
                        step(event, withdrawn.reason()));
            case ErasureBegun ignored -> with(view, ErasureStatus.UNDER_WAY, view.confirmation(), at, null, null);
            case KeysDestroyed ignored ->
                with(view, ErasureStatus.UNDER_WAY, view.confirmation(), view.begunAt(), at, null);
            case ErasureCompleted ignored ->
                with(
                        view,
                        ErasureStatus.DONE,
                        view.confirmation(),
                        view.begunAt(),
                        view.destroyedAt(),
                        step(event, null));
        };
        return at(next, event.sequence());
    }

    private static Step step(RecordedEvent event, @Nullable String text) {
        return new Step(event.occurredAt(), Author.of(event), text);
    }

    /** Whatever it waited for is over. */
    private static ListedErasure with(
            ListedErasure view,
            ErasureStatus status,
            @Nullable Step confirmation,
            @Nullable Instant begunAt,
            @Nullable Instant destroyedAt,
            @Nullable Step over) {
        return new ListedErasure(
                view.kind(),
                view.subject(),
                view.partner(),
                status,
                view.reason(),
                view.request(),
                confirmation,
                null,
                List.of(),
                List.of(),
                begunAt,
                destroyedAt,
                over,
                view.doneBefore(),
                view.version());
    }

    private static ListedErasure waiting(ListedErasure view, ErasureDeferred deferred) {
        return new ListedErasure(
                view.kind(),
                view.subject(),
                view.partner(),
                ErasureStatus.WAITING,
                view.reason(),
                view.request(),
                view.confirmation(),
                deferred.keepUntil(),
                deferred.heldBy(),
                deferred.inUseBy(),
                null,
                null,
                null,
                view.doneBefore(),
                view.version());
    }

    private static ListedErasure at(ListedErasure view, long version) {
        return new ListedErasure(
                view.kind(),
                view.subject(),
                view.partner(),
                view.status(),
                view.reason(),
                view.request(),
                view.confirmation(),
                view.keepUntil(),
                view.heldBy(),
                view.inUseBy(),
                view.begunAt(),
                view.destroyedAt(),
                view.over(),
                view.doneBefore(),
                version);
    }
}
