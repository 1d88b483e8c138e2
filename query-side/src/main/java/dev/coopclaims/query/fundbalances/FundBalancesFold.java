package dev.coopclaims.query.fundbalances;

import dev.coopclaims.kernel.fund.FundDecisionAwaited;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.FundOpened;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.projection.Fold;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds up what happens to each fund; one document per fund. */
public final class FundBalancesFold implements Fold<FundBalances> {

    @Override
    public boolean keepsTexts() {
        return false;
    }

    @Override
    public Set<String> keys(RecordedEvent event) {
        return event.payload() instanceof FundDecisionAwaited awaited
                ? Set.of(awaited.fund().value())
                : FundMovement.funds(event.payload()).stream()
                        .map(FundId::value)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws IllegalStateException when an event concerns a fund that was never opened, or opens one twice */
    @Override
    public @Nullable FundBalances apply(String key, @Nullable FundBalances view, RecordedEvent event) {
        if (event.payload() instanceof FundOpened opened) {
            if (view != null) {
                throw new IllegalStateException(key + " was already opened");
            }
            return new FundBalances(
                    opened.fund(),
                    opened.organisation(),
                    opened.programme(),
                    opened.entity(),
                    opened.period(),
                    opened.currency().getCurrencyCode(),
                    FundStanding.of(opened),
                    movement(key, event));
        }
        if (view == null) {
            throw new IllegalStateException(key + " was never opened");
        }
        if (event.payload() instanceof FundDecisionAwaited awaited) {
            return view.with(view.standing().after(awaited), view.balances());
        }
        FundStanding standing =
                event.payload() instanceof FundEvent ofFund ? view.standing().after(ofFund) : view.standing();
        return view.with(standing, view.balances().plus(movement(key, event)));
    }

    private static FundMovement movement(String key, RecordedEvent event) {
        return FundMovement.of(event.payload(), new FundId(key))
                .orElseThrow(() -> new IllegalStateException("no event for " + key));
    }
}
