package dev.coopclaims.command.fund;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.coopclaims.kernel.catalogue.Programme.EarningsSplit;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.FundOpened;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.money.Money;
import java.time.LocalDate;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** The shell in which Axon keeps a co-op fund; {@link FundDecisions} decides and {@link FundState} remembers. */
@AggregateRoot(type = "Fund")
public class Fund {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable FundState state;

    /** For Axon, which then tells it its events. */
    protected Fund() {}

    /** Opens a new fund; only inside a repository's {@code create}. */
    public Fund(FundOpened opened) {
        apply(opened);
    }

    private Fund(FundState state) {
        this.id = state.id().value();
        this.state = state;
    }

    /** A shell around a state of before. */
    public static Fund of(FundState state) {
        return new Fund(state);
    }

    public FundState state() {
        return Objects.requireNonNull(state, "a fund before its first event");
    }

    /** As {@link FundDecisions#accrue}; what it decided. */
    public Accrual accrue(EarningId earning, LocalDate earnedOn, Money incentive, EarningsSplit split, Money open) {
        Accrual accrual = FundDecisions.accrue(state(), earning, earnedOn, incentive, split, open);
        apply(accrual.accrued());
        return accrual;
    }

    /** As {@link FundDecisions#net}. */
    void net(ClaimId claim, Money amount) {
        apply(FundDecisions.net(state(), claim, amount));
    }

    /** As {@link FundDecisions#reserve}. */
    public void reserve(ClaimId claim, Money amount) {
        apply(FundDecisions.reserve(state(), claim, amount));
    }

    /** As {@link FundDecisions#approve}. */
    public void approve(ClaimId claim, Money amount) {
        apply(FundDecisions.approve(state(), claim, amount));
    }

    /** As {@link FundDecisions#release}. */
    public void release(ClaimId claim, Money amount, FundsReleased.Reason reason) {
        apply(FundDecisions.release(state(), claim, amount, reason));
    }

    /** As {@link FundDecisions#revoke}. */
    public void revoke(ClaimId claim, Money amount) {
        apply(FundDecisions.revoke(state(), claim, amount));
    }

    @EventSourcingHandler
    void on(FundEvent event) {
        id = event.fund().value();
        state = FundState.evolve(state, event);
    }
}
