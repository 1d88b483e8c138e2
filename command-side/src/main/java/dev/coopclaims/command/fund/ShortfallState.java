package dev.coopclaims.command.fund;

import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.fund.EarningsShortfallKept;
import dev.coopclaims.kernel.fund.EarningsShortfallNetted;
import dev.coopclaims.kernel.fund.ShortfallEvent;
import dev.coopclaims.kernel.fund.ShortfallId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What corrections could not take from the funds of one organisation, programme and entity (F-1); immutable.
 *
 * @param currency the entity's
 * @param open what is still to be covered, per fund, the oldest first; each above zero
 */
public record ShortfallState(ShortfallId id, OrganisationId organisation, Currency currency, List<Open> open) {
    /** The streams of shortfalls. */
    public static final StreamKind<ShortfallState, ShortfallEvent> KIND =
            StreamKind.of("Shortfall", ShortfallEvent.class, ShortfallEvent::shortfall, ShortfallState::evolve);

    /** The part of a fund's corrections that is still to be covered. */
    public record Open(FundId fund, Money amount) {}

    /** @throws IllegalStateException when a part is not above zero */
    public ShortfallState {
        open = List.copyOf(open);
        if (open.stream().anyMatch(one -> !one.amount().isPositive())) {
            throw new IllegalStateException("F-1 is broken for " + id + ": " + open);
        }
    }

    /** The sum over all funds. */
    public Money total() {
        return open.stream().map(Open::amount).reduce(Money.zero(currency), Money::plus);
    }

    /** The open part of the fund's own corrections; zero if nothing is open. */
    public Money of(FundId fund) {
        return open.stream()
                .filter(one -> one.fund().equals(fund))
                .map(Open::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    /**
     * The state after the event.
     *
     * @throws IllegalStateException if the event cannot happen in this state
     */
    public static ShortfallState evolve(@Nullable ShortfallState state, ShortfallEvent event) {
        return switch (event) {
            case EarningsShortfallKept kept -> {
                ShortfallState before = state == null
                        ? new ShortfallState(
                                kept.shortfall(),
                                kept.organisation(),
                                kept.amount().currency(),
                                List.of())
                        : state;
                yield before.with(kept.fund(), before.of(kept.fund()).plus(kept.amount()));
            }
            case EarningsShortfallNetted netted -> {
                if (state == null) {
                    throw new IllegalStateException("nothing was kept: " + netted.shortfall());
                }
                yield state.with(netted.fund(), state.of(netted.fund()).minus(netted.amount()));
            }
        };
    }

    /** The fund keeps its place; a fund that is fully covered is removed. */
    private ShortfallState with(FundId fund, Money amount) {
        List<Open> changed = new ArrayList<>(open);
        int place = open.stream().map(Open::fund).toList().indexOf(fund);
        if (place < 0) {
            changed.add(new Open(fund, amount));
        } else if (amount.isZero()) {
            changed.remove(place);
        } else {
            changed.set(place, new Open(fund, amount));
        }
        return new ShortfallState(id, organisation, currency, changed);
    }
}
