package dev.coopclaims.command;

import dev.coopclaims.command.claimnumber.AllottedNumbers;
import dev.coopclaims.command.claimnumber.ClaimNumberHandler;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.Correlation;
import dev.coopclaims.command.dispatch.DispatchListener;
import dev.coopclaims.command.dispatch.DomainTime;
import dev.coopclaims.command.dispatch.HandlerGroup;
import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.command.dispatch.Lanes;
import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.command.dispatch.RetryLimits;
import dev.coopclaims.command.earning.Earning;
import dev.coopclaims.command.earning.EarningHandler;
import dev.coopclaims.command.earning.EarningImporters;
import dev.coopclaims.command.fund.Fund;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.fund.Shortfalls;
import dev.coopclaims.command.organisation.LoggedOrganisations;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.OnlyWhoActsNow;
import dev.coopclaims.command.organisation.Organisation;
import dev.coopclaims.command.organisation.OrganisationHandler;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.command.organisation.RegisteredOrganisations;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** One command node over streams that it may share with others. */
public final class Node {
    public static final OrganisationId VENDOR = new OrganisationId("org-vendor");
    public static final Instant NOW = Instant.parse("2021-03-01T10:00:00Z");
    public static final Actor FINANCE = new Actor(new UserId("fin"), Set.of(Role.FINANCE), VENDOR, Actor.Channel.API);

    public static final Actor MANAGER =
            new Actor(new UserId("manager"), Set.of(Role.PROGRAMME_MANAGER), VENDOR, Actor.Channel.WEB);

    public final EventStore store;
    public final AtomicInteger conflicts = new AtomicInteger();
    public final RecentStateRepository<Fund, FundState> funds;
    public final Shortfalls shortfalls;
    public final RecentStateRepository<Organisation, OrganisationState> organisations;
    public final Lanes lanes;
    public final Commands commands;
    private final CommandBus bus = SimpleCommandBus.builder().build();

    public Node(InMemoryStreams streams) {
        this(streams, RetryLimits.DEFAULT);
    }

    public Node(InMemoryStreams streams, RetryLimits retries) {
        store = EmbeddedEventStore.builder().storageEngine(streams).build();
        store.registerDispatchInterceptor(new DomainTime(Clock.fixed(NOW, ZoneOffset.UTC)));
        DispatchListener listener = new DispatchListener() {
            @Override
            public void conflictRetried(Class<?> command, int attempt) {
                conflicts.incrementAndGet();
            }
        };
        CommandSideSettings settings = CommandSideSettings.defaults(VENDOR);
        CommandSide side = new CommandSide();
        lanes = new Lanes(64, Duration.ofSeconds(20), listener);
        funds = side.funds(store, settings);
        shortfalls = side.shortfalls(store, settings);
        organisations = side.organisationRepository(store, settings);
        commands = new Commands(bus, InMemoryStreams::position, retries, Correlation.NONE, listener);
        Memberships memberships = new Memberships(new LoggedOrganisations(store));
        bus.registerHandlerInterceptor(new OnlyWhoActsNow(memberships));
        handle(new OrganisationHandler(organisations, TestCatalogue.CATALOGUE, VENDOR));
        handle(new EarningHandler(
                new RecentStateRepository<>(Earning.class, Earning::state, Earning::of, store, 0),
                funds,
                shortfalls,
                new RegisteredOrganisations(organisations),
                new EarningImporters(memberships, VENDOR),
                TestCatalogue.CATALOGUE,
                lanes,
                Clock.fixed(NOW, ZoneOffset.UTC)));
        handle(new ClaimNumberHandler(
                new RecentStateRepository<>(
                        AllottedNumbers.class, AllottedNumbers::state, AllottedNumbers::of, store, 100),
                VENDOR));
    }

    public void handle(HandlesCommands handler) {
        HandlerGroup.of(handler).subscribeTo(bus);
    }
}
