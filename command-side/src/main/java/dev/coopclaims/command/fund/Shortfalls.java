package dev.coopclaims.command.fund;

import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.fund.EarningsShortfallKept;
import dev.coopclaims.kernel.fund.FundId;
import dev.coopclaims.kernel.fund.ShortfallId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.Currency;
import java.util.Optional;
import org.axonframework.modelling.command.Aggregate;

/**
 * What corrections could not take, kept and made good in the unit of work of what causes it (F-1). Two writers of one
 * shortfall meet at its stream; one that keeps and one that releases meet at their fund.
 */
public final class Shortfalls {
    private final RecentStateRepository<Shortfall, ShortfallState> repository;

    public Shortfalls(RecentStateRepository<Shortfall, ShortfallState> repository) {
        this.repository = repository;
    }

    /** What the next accrual of the fund has to make good: of every fund of its organisation, programme and entity. */
    public Money openFor(FundId fund, Currency currency) {
        return repository.state(ShortfallId.of(fund)).map(ShortfallState::total).orElseGet(() -> Money.zero(currency));
    }

    /** Keeps what the correction of a fund could not take. */
    public void keep(FundId fund, OrganisationId organisation, EarningId earning, Money amount) {
        Optional<Aggregate<Shortfall>> known = repository.find(ShortfallId.of(fund));
        EarningsShortfallKept kept = ShortfallDecisions.keep(
                known.map(one -> one.invoke(Shortfall::state)).orElse(null), fund, organisation, earning, amount);
        known.ifPresentOrElse(
                one -> one.execute(shortfall -> shortfall.keep(kept)),
                () -> repository.create(() -> new Shortfall(kept)));
    }

    /** Writes down what an accrual made good. */
    public void netFrom(EarningsAccrued accrued) {
        if (accrued.shortfallNetted().isPositive()) {
            repository
                    .find(ShortfallId.of(accrued.fund()))
                    .orElseThrow(() -> new IllegalStateException("nothing was kept for " + accrued.fund()))
                    .execute(shortfall -> shortfall.netOldest(accrued.fund(), accrued.shortfallNetted()));
        }
    }

    /** What a claim has just given back to a fund makes good what that fund lacks, before anybody can claim it. */
    public void netFrom(Aggregate<Fund> fund, ClaimId claim, Money released) {
        FundId id = fund.invoke(Fund::state).id();
        Aggregate<Shortfall> known = repository.find(ShortfallId.of(id)).orElse(null);
        if (known == null) {
            return;
        }
        Money netted = known.invoke(Shortfall::state).of(id).min(released);
        if (netted.isPositive()) {
            fund.execute(one -> one.net(claim, netted));
            known.execute(shortfall -> shortfall.netOwn(id, netted));
        }
    }
}
