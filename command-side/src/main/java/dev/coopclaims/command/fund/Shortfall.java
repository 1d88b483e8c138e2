package dev.coopclaims.command.fund;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.coopclaims.kernel.fund.EarningsShortfallKept;
import dev.coopclaims.kernel.fund.FundId;
import dev.coopclaims.kernel.fund.ShortfallEvent;
import dev.coopclaims.kernel.money.Money;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** The shell in which Axon keeps a shortfall; {@link ShortfallDecisions} decides and {@link ShortfallState} remembers. */
@AggregateRoot(type = "Shortfall")
public class Shortfall {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable ShortfallState state;

    /** For Axon, which then tells it its events. */
    protected Shortfall() {}

    /** The first that is kept; only inside a repository's {@code create}. */
    public Shortfall(EarningsShortfallKept kept) {
        apply(kept);
    }

    private Shortfall(ShortfallState state) {
        this.id = state.id().value();
        this.state = state;
    }

    /** A shell around a state of before. */
    public static Shortfall of(ShortfallState state) {
        return new Shortfall(state);
    }

    public ShortfallState state() {
        return Objects.requireNonNull(state, "a shortfall before its first event");
    }

    void keep(EarningsShortfallKept kept) {
        apply(kept);
    }

    /** As {@link ShortfallDecisions#netOldest}. */
    void netOldest(FundId by, Money amount) {
        ShortfallDecisions.netOldest(state(), by, amount).forEach(event -> apply(event));
    }

    /** As {@link ShortfallDecisions#netOwn}. */
    void netOwn(FundId fund, Money amount) {
        apply(ShortfallDecisions.netOwn(state(), fund, amount));
    }

    @EventSourcingHandler
    void on(ShortfallEvent event) {
        id = event.shortfall().value();
        state = ShortfallState.evolve(state, event);
    }
}
