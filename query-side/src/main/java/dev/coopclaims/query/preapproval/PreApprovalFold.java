package dev.coopclaims.query.preapproval;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.preapproval.PreApprovalDeclined;
import dev.coopclaims.kernel.preapproval.PreApprovalEvent;
import dev.coopclaims.kernel.preapproval.PreApprovalGranted;
import dev.coopclaims.kernel.preapproval.PreApprovalReleased;
import dev.coopclaims.kernel.preapproval.PreApprovalRequested;
import dev.coopclaims.kernel.preapproval.PreApprovalUsed;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.preapproval.ListedPreApproval.Decision;
import dev.coopclaims.query.preapproval.ListedPreApproval.Draw;
import dev.coopclaims.query.projection.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How each event changes a pre-approval. */
final class PreApprovalFold implements Fold<ListedPreApproval> {

    @Override
    public Set<String> keys(RecordedEvent event) {
        return event.payload() instanceof PreApprovalEvent of
                ? Set.of(of.preApproval().value())
                : Set.of();
    }

    /** @throws IllegalStateException when an event concerns a pre-approval that was never requested */
    @Override
    public @Nullable ListedPreApproval apply(String key, @Nullable ListedPreApproval view, RecordedEvent event) {
        return event.payload() instanceof PreApprovalEvent of
                ? after(key, view, of, event).at(event.sequence())
                : view;
    }

    private static ListedPreApproval after(
            String key, @Nullable ListedPreApproval view, PreApprovalEvent what, RecordedEvent event) {
        return switch (what) {
            case PreApprovalRequested asked ->
                new ListedPreApproval(
                        asked.organisation(),
                        asked.programme(),
                        asked.activity(),
                        asked.period(),
                        asked.description(),
                        asked.amount(),
                        asked.location(),
                        asked.activityStart(),
                        asked.activityEnd(),
                        PreApprovalStatus.REQUESTED,
                        event.occurredAt(),
                        Author.of(event),
                        null,
                        List.of(),
                        event.sequence());
            case PreApprovalGranted granted ->
                decided(
                        known(key, view),
                        PreApprovalStatus.GRANTED,
                        new Decision(
                                granted.amount(),
                                granted.until(),
                                granted.note(),
                                event.occurredAt(),
                                Author.of(event)));
            case PreApprovalDeclined declined ->
                decided(
                        known(key, view),
                        PreApprovalStatus.DECLINED,
                        new Decision(null, null, declined.reason(), event.occurredAt(), Author.of(event)));
            case PreApprovalUsed used -> drawn(known(key, view), used.claim(), used.amount());
            case PreApprovalReleased released ->
                drawn(known(key, view), released.claim(), released.amount().negated());
        };
    }

    private static ListedPreApproval decided(ListedPreApproval view, PreApprovalStatus status, Decision decision) {
        return with(view, status, decision, view.draws());
    }

    private static ListedPreApproval drawn(ListedPreApproval view, ClaimId claim, Money change) {
        List<Draw> draws = new ArrayList<>();
        Money drawn = change;
        for (Draw draw : view.draws()) {
            if (draw.claim().equals(claim)) {
                drawn = draw.amount().plus(change);
            } else {
                draws.add(draw);
            }
        }
        if (!drawn.isZero()) {
            draws.add(new Draw(claim, drawn));
        }
        return with(view, view.status(), view.decision(), draws);
    }

    private static ListedPreApproval with(
            ListedPreApproval view, PreApprovalStatus status, @Nullable Decision decision, List<Draw> draws) {
        return new ListedPreApproval(
                view.organisation(),
                view.programme(),
                view.activity(),
                view.period(),
                view.description(),
                view.requested(),
                view.location(),
                view.activityStart(),
                view.activityEnd(),
                status,
                view.requestedAt(),
                view.requestedBy(),
                decision,
                draws,
                view.version());
    }

    private static ListedPreApproval known(String key, @Nullable ListedPreApproval view) {
        if (view == null) {
            throw new IllegalStateException(key + " was never requested");
        }
        return view;
    }
}
