package dev.coopclaims.command;

import dev.coopclaims.command.catalogue.HalfYearUsed;
import dev.coopclaims.command.claim.DocumentUses;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.Correlation;
import dev.coopclaims.command.dispatch.Deciders;
import dev.coopclaims.command.dispatch.DispatchListener;
import dev.coopclaims.command.dispatch.DomainTime;
import dev.coopclaims.command.dispatch.Executor;
import dev.coopclaims.command.dispatch.FairKeyLocks;
import dev.coopclaims.command.dispatch.OwnLog;
import dev.coopclaims.command.dispatch.Preparation;
import dev.coopclaims.command.dispatch.RecentStreams;
import dev.coopclaims.command.dispatch.RetryLimits;
import dev.coopclaims.command.erasure.Traces;
import dev.coopclaims.command.granting.RunningClaims;
import dev.coopclaims.command.organisation.OnlyWhoActsNow;
import dev.coopclaims.command.organisation.RecentOrganisations;
import dev.coopclaims.command.policy.Policies;
import dev.coopclaims.command.policy.Separation;
import dev.coopclaims.command.review.OpenReviews;
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
    public final Commands commands;
    public final RecentStreams recent;
    public final FairKeyLocks lanes;
    /** What the executor prepares commits with. */
    public volatile Preparation preparation = Preparation.NONE;
    /** Whether it counts as the only one that writes. */
    public volatile OwnLog own = OwnLog.NOT_KNOWN;
    /** The organisations as they are now. */
    public final RecentOrganisations organisations;

    public Node(InMemoryStreams streams) {
        this(streams, RetryLimits.DEFAULT);
    }

    public Node(InMemoryStreams streams, RetryLimits retries) {
        this(streams, retries, new Deciders());
    }

    /** @param more deciders of commands that only tests send */
    public Node(InMemoryStreams streams, RetryLimits retries, Deciders more) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        store = EmbeddedEventStore.builder().storageEngine(streams).build();
        store.registerDispatchInterceptor(new DomainTime(clock));
        DispatchListener listener = new DispatchListener() {
            @Override
            public void conflictRetried(Class<?> command, int attempt) {
                conflicts.incrementAndGet();
            }
        };
        CommandBus bus = new CommandSide().commandBus();
        recent = new RecentStreams(streams::read, 10_000, () -> own.sinceNanos());
        lanes = new FairKeyLocks(Duration.ofSeconds(20), listener);
        organisations = new RecentOrganisations(recent, Duration.ZERO);
        new Executor(
                        AllCommands.deciders().and(more),
                        new OnlyWhoActsNow(),
                        CommandSide.answers(
                                DocumentUses.NONE,
                                OpenReviews.NONE,
                                RunningClaims.NONE,
                                Traces.Finder.BLIND,
                                HalfYearUsed.Finder.CAUTIOUS),
                        recent,
                        CommandSide.repositories(store),
                        changes -> preparation.of(changes),
                        lanes,
                        () -> TestCatalogue.VERSIONS,
                        new Policies(VENDOR, Separation.DEFAULT, Sample.PEOPLE),
                        clock)
                .subscribeTo(bus);
        commands = new Commands(bus, InMemoryStreams::position, retries, Correlation.NONE, listener);
    }
}
