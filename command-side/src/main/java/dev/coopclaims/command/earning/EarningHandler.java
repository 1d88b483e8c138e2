package dev.coopclaims.command.earning;

import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.command.dispatch.Lanes;
import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.command.fund.Accrual;
import dev.coopclaims.command.fund.Fund;
import dev.coopclaims.command.fund.FundDecisions;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.fund.Shortfalls;
import dev.coopclaims.command.organisation.Organisations;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.Programme.EarningsSplit;
import dev.coopclaims.kernel.earning.EarningRegistered;
import dev.coopclaims.kernel.fund.ShortfallId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;

/** Takes in an earning record: its own stream and its fund's change in one commit, or neither does. */
public final class EarningHandler implements HandlesCommands {
    private final RecentStateRepository<Earning, EarningRegistered> earnings;
    private final RecentStateRepository<Fund, FundState> funds;
    private final Shortfalls shortfalls;
    private final Organisations organisations;
    private final EarningImporters importers;
    private final Catalogue catalogue;
    private final Lanes lanes;
    private final Clock clock;

    public EarningHandler(
            RecentStateRepository<Earning, EarningRegistered> earnings,
            RecentStateRepository<Fund, FundState> funds,
            Shortfalls shortfalls,
            Organisations organisations,
            EarningImporters importers,
            Catalogue catalogue,
            Lanes lanes,
            Clock clock) {
        this.earnings = earnings;
        this.funds = funds;
        this.shortfalls = shortfalls;
        this.organisations = organisations;
        this.importers = importers;
        this.catalogue = catalogue;
        this.lanes = lanes;
        this.clock = clock;
    }

    @CommandHandler
    public EarningOutcome handle(RegisterEarning command, Actor actor, UnitOfWork<?> unitOfWork) {
        importers.requireReach(actor, command.earning().programme());
        EarningRegistered registered = EarningDecisions.registered(command.earning());
        Optional<EarningRegistered> before = earnings.state(registered.earning());
        if (before.isPresent()) {
            return before.get().equals(registered)
                    ? new EarningOutcome.Duplicate(before.get().fund())
                    : new EarningOutcome.Conflict(before.get().fund());
        }
        EarningsSplit split = EarningDecisions.check(
                registered, organisations.find(registered.organisation()).orElse(null), catalogue, clock.instant());
        lanes.enter(unitOfWork, List.of(registered.fund(), ShortfallId.of(registered.fund())));
        earnings.create(() -> new Earning(registered));
        Accrual accrual = accrue(registered, split);
        return new EarningOutcome.Accrued(registered.fund(), EarningDecisions.warning(registered, accrual));
    }

    private Accrual accrue(EarningRegistered earning, EarningsSplit split) {
        EarningPeriod period = EarningPeriod.earnedOn(earning.earnedOn());
        Currency currency = earning.incentive().currency();
        Money open = EarningDecisions.canStillBeUsed(period, catalogue, clock.instant())
                ? shortfalls.openFor(earning.fund(), currency)
                : Money.zero(currency);
        Accrual accrual = fundOf(earning)
                .invoke(fund -> fund.accrue(earning.earning(), earning.earnedOn(), earning.incentive(), split, open));
        shortfalls.netFrom(accrual.accrued());
        if (accrual.kept().isPositive()) {
            shortfalls.keep(earning.fund(), earning.organisation(), earning.earning(), accrual.kept());
        }
        return accrual;
    }

    private Aggregate<Fund> fundOf(EarningRegistered earning) {
        return funds.find(earning.fund())
                .orElseGet(() -> funds.create(() -> new Fund(FundDecisions.open(
                        earning.organisation(),
                        earning.programme(),
                        earning.entity(),
                        EarningPeriod.earnedOn(earning.earnedOn()),
                        earning.incentive().currency()))));
    }
}
