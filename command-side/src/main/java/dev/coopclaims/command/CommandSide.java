package dev.coopclaims.command;

import dev.coopclaims.command.cap.Pseudonyms;
import dev.coopclaims.command.claimnumber.AllottedNumbers;
import dev.coopclaims.command.claimnumber.ClaimNumberHandler;
import dev.coopclaims.command.claimnumber.ClaimNumbers;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.Correlation;
import dev.coopclaims.command.dispatch.DispatchListener;
import dev.coopclaims.command.dispatch.DomainTime;
import dev.coopclaims.command.dispatch.HandlerGroup;
import dev.coopclaims.command.dispatch.Lanes;
import dev.coopclaims.command.dispatch.LastWritten;
import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.command.earning.Earning;
import dev.coopclaims.command.earning.EarningHandler;
import dev.coopclaims.command.earning.EarningImporters;
import dev.coopclaims.command.earning.web.EarningEndpoints;
import dev.coopclaims.command.earning.web.EarningImport;
import dev.coopclaims.command.fund.Fund;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.fund.Shortfall;
import dev.coopclaims.command.fund.Shortfalls;
import dev.coopclaims.command.invoice.Invoice;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.NewMembers;
import dev.coopclaims.command.organisation.OnlyWhoActsNow;
import dev.coopclaims.command.organisation.Organisation;
import dev.coopclaims.command.organisation.OrganisationHandler;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.command.organisation.Organisations;
import dev.coopclaims.command.organisation.RecentOrganisations;
import dev.coopclaims.command.organisation.RegisteredOrganisations;
import dev.coopclaims.command.organisation.web.OrganisationEndpoints;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.earning.EarningRegistered;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolution;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * Everything of the room, each thing made in one place; nothing is found by scanning. The application provides
 * {@link EventStore}, {@link Clock}, {@link Catalogue}, {@link LastWritten}, {@link CommandSideSettings}, {@link Pseudonyms},
 * {@link RecentOrganisations} and {@link Memberships}, the ports of the documents and, if it likes, {@link Correlation} and {@link DispatchListener}; and it resolves parameters of type
 * {@link dev.coopclaims.kernel.Actor} in endpoints.
 */
@Configuration(proxyBeanMethods = false)
@Import({ClaimSide.class, BoundsSide.class})
public class CommandSide {

    // ---- dispatch

    /** Handles in the caller's thread; two handlers for one command are refused at start. */
    @Bean
    public CommandBus commandBus() {
        return SimpleCommandBus.builder()
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .duplicateCommandHandlerResolver(DuplicateCommandHandlerResolution.rejectDuplicates())
                .build();
    }

    /** The door; made after every handler is subscribed. */
    @Bean
    public Commands commands(
            CommandBus commandBus,
            List<HandlerGroup> handlerGroups,
            Memberships memberships,
            EventStore eventStore,
            Clock clock,
            LastWritten lastWritten,
            CommandSideSettings settings,
            ObjectProvider<Correlation> correlation,
            ObjectProvider<DispatchListener> listener) {
        handlerGroups.forEach(group -> group.subscribeTo(commandBus));
        commandBus.registerHandlerInterceptor(new OnlyWhoActsNow(memberships));
        eventStore.registerDispatchInterceptor(new DomainTime(clock));
        return new Commands(
                commandBus,
                lastWritten,
                settings.retries(),
                correlation.getIfAvailable(() -> Correlation.NONE),
                listener.getIfAvailable(() -> DispatchListener.SILENT));
    }

    @Bean
    public Lanes lanes(CommandSideSettings settings, ObjectProvider<DispatchListener> listener) {
        return new Lanes(
                settings.lanes(), settings.laneTimeout(), listener.getIfAvailable(() -> DispatchListener.SILENT));
    }

    // ---- aggregates

    @Bean
    public RecentStateRepository<Fund, FundState> funds(EventStore eventStore, CommandSideSettings settings) {
        return new RecentStateRepository<>(Fund.class, Fund::state, Fund::of, eventStore, settings.recentStates());
    }

    @Bean
    public Shortfalls shortfalls(EventStore eventStore, CommandSideSettings settings) {
        return new Shortfalls(new RecentStateRepository<>(
                Shortfall.class, Shortfall::state, Shortfall::of, eventStore, settings.recentStates()));
    }

    @Bean
    public RecentStateRepository<Invoice, InvoiceState> invoices(EventStore eventStore, CommandSideSettings settings) {
        return new RecentStateRepository<>(
                Invoice.class, Invoice::state, Invoice::of, eventStore, settings.recentStates());
    }

    @Bean
    public RecentStateRepository<Organisation, OrganisationState> organisationRepository(
            EventStore eventStore, CommandSideSettings settings) {
        return new RecentStateRepository<>(
                Organisation.class, Organisation::state, Organisation::of, eventStore, settings.recentStates());
    }

    /** Fresh; {@link RecentOrganisations} is the other one, for memberships. */
    @Bean
    @Primary
    public Organisations organisations(RecentStateRepository<Organisation, OrganisationState> organisationRepository) {
        return new RegisteredOrganisations(organisationRepository);
    }

    // ---- command handlers; they are no beans, see HandlesCommands

    @Bean
    public HandlerGroup organisationHandlers(
            RecentStateRepository<Organisation, OrganisationState> organisationRepository,
            Catalogue catalogue,
            RecentOrganisations recentOrganisations,
            NewMembers newMembers,
            CommandSideSettings settings) {
        return HandlerGroup.of(new OrganisationHandler(
                organisationRepository,
                catalogue,
                recentOrganisations::forget,
                settings.vendor(),
                settings.separation(),
                newMembers));
    }

    /** An earning is looked at once, so none is kept in memory. */
    @Bean
    public HandlerGroup earningHandlers(
            EventStore eventStore,
            RecentStateRepository<Fund, FundState> funds,
            Shortfalls shortfalls,
            Organisations organisations,
            EarningImporters earningImporters,
            Catalogue catalogue,
            Lanes lanes,
            Clock clock) {
        RecentStateRepository<Earning, EarningRegistered> earnings =
                new RecentStateRepository<>(Earning.class, Earning::state, Earning::of, eventStore, 0);
        return HandlerGroup.of(new EarningHandler(
                earnings, funds, shortfalls, organisations, earningImporters, catalogue, lanes, clock));
    }

    @Bean
    public HandlerGroup claimNumberHandlers(EventStore eventStore, CommandSideSettings settings) {
        RecentStateRepository<AllottedNumbers, AllottedNumbers.State> numbers = new RecentStateRepository<>(
                AllottedNumbers.class,
                AllottedNumbers::state,
                AllottedNumbers::of,
                eventStore,
                settings.recentStates());
        return HandlerGroup.of(new ClaimNumberHandler(numbers, settings.vendor()));
    }

    // ---- what endpoints need

    @Bean
    public ClaimNumbers claimNumbers(Commands commands, CommandSideSettings settings) {
        return new ClaimNumbers(commands, settings.claimNumberBlock());
    }

    @Bean
    public OrganisationEndpoints organisationEndpoints(Commands commands) {
        return new OrganisationEndpoints(commands);
    }

    @Bean
    public EarningImporters earningImporters(Memberships memberships, CommandSideSettings settings) {
        return new EarningImporters(memberships, settings.vendor());
    }

    @Bean
    public EarningEndpoints earningEndpoints(
            Commands commands, CommandSideSettings settings, EarningImporters earningImporters) {
        return new EarningEndpoints(new EarningImport(commands, settings.importParallelism()), earningImporters);
    }
}
