package dev.coopclaims.command;

import dev.coopclaims.command.catalogue.HalfYearUsed;
import dev.coopclaims.command.claim.DocumentUses;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.claim.SampleClock;
import dev.coopclaims.command.dispatch.ActorMetadata;
import dev.coopclaims.command.dispatch.Deciders;
import dev.coopclaims.command.dispatch.DispatchListener;
import dev.coopclaims.command.dispatch.Executor;
import dev.coopclaims.command.dispatch.FairKeyLocks;
import dev.coopclaims.command.dispatch.Preparation;
import dev.coopclaims.command.dispatch.RecentStreams;
import dev.coopclaims.command.dispatch.Shell;
import dev.coopclaims.command.dispatch.ShellRepository;
import dev.coopclaims.command.erasure.Traces;
import dev.coopclaims.command.granting.RunningClaims;
import dev.coopclaims.command.organisation.OnlyWhoActsNow;
import dev.coopclaims.command.policy.Policies;
import dev.coopclaims.command.policy.Separation;
import dev.coopclaims.command.review.OpenReviews;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;

/**
 * Axon's fixture for one stream, with the real executor behind every command. It holds only that stream: any other
 * stream that a decision looks at has no events.
 */
public final class OneStream {

    private OneStream() {}

    /**
     * A fixture.
     *
     * @param repository writes the stream
     * @param stream the only stream that it holds
     */
    public static <A extends Shell<S, E>, S, E extends DomainEvent> FixtureConfiguration<A> of(
            Class<A> shell, Function<EventStore, ShellRepository<A, S, E>> repository, AggregateId stream) {
        FixtureConfiguration<A> fixture = new AggregateTestFixture<>(shell);
        ShellRepository<A, S, E> written = repository.apply(fixture.getEventStore());
        fixture.registerRepository(written);
        Deciders deciders = AllCommands.deciders();
        Executor executor = new Executor(
                deciders,
                new OnlyWhoActsNow(),
                CommandSide.answers(
                        DocumentUses.NONE,
                        OpenReviews.NONE,
                        RunningClaims.NONE,
                        Traces.Finder.BLIND,
                        HalfYearUsed.Finder.CAUTIOUS),
                new RecentStreams(from -> read(fixture.getEventStore(), stream.value(), from), 10),
                List.of(written),
                Preparation.NONE,
                new FairKeyLocks(Duration.ofSeconds(20), DispatchListener.SILENT),
                () -> CatalogueVersions.of(SampleCatalogue.CATALOGUE),
                new Policies(Sample.RITA.organisation(), Separation.DEFAULT, Sample.PEOPLE),
                new SampleClock());
        deciders.commands().forEach(command -> fixture.registerCommandHandler(command, executor));
        return fixture;
    }

    /** The sender of a command, as metadata of its message. */
    public static Map<String, ?> by(Actor actor) {
        return ActorMetadata.of(actor, "request-1");
    }

    private static Map<String, List<DomainEventMessage<?>>> read(
            EventStore store, String stream, Map<String, Long> from) {
        Long first = from.get(stream);
        if (first == null) {
            return Map.of();
        }
        List<DomainEventMessage<?>> events = new ArrayList<>();
        try {
            store.readEvents(stream).forEachRemaining(event -> {
                if (event.getSequenceNumber() >= first) {
                    events.add(event);
                }
            });
        } catch (AggregateNotFoundException notYet) {
            return Map.of();
        }
        return Map.of(stream, events);
    }
}
