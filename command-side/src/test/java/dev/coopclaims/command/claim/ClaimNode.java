package dev.coopclaims.command.claim;

import dev.coopclaims.command.AllCommands;
import dev.coopclaims.command.CommandSide;
import dev.coopclaims.command.InMemoryStreams;
import dev.coopclaims.command.catalogue.HalfYearUsed;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.dispatch.CommandResult;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.Correlation;
import dev.coopclaims.command.dispatch.DispatchListener;
import dev.coopclaims.command.dispatch.DomainTime;
import dev.coopclaims.command.dispatch.Executor;
import dev.coopclaims.command.dispatch.ExpectedVersions;
import dev.coopclaims.command.dispatch.FairKeyLocks;
import dev.coopclaims.command.dispatch.Preparation;
import dev.coopclaims.command.dispatch.RecentStreams;
import dev.coopclaims.command.dispatch.RetryLimits;
import dev.coopclaims.command.erasure.Traces;
import dev.coopclaims.command.fund.FundDates;
import dev.coopclaims.command.fund.FundDecisions;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.fund.ShortfallState;
import dev.coopclaims.command.granting.RunningClaims;
import dev.coopclaims.command.granting.RunningClaimsOf;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.command.organisation.OnlyWhoActsNow;
import dev.coopclaims.command.policy.Policies;
import dev.coopclaims.command.policy.Separation;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.earning.AppliedSplit;
import dev.coopclaims.kernel.earning.ImportId;
import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.fund.EarningsShortfallKept;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.ShortfallEvent;
import dev.coopclaims.kernel.fund.ShortfallId;
import dev.coopclaims.kernel.invoice.InvoiceEvent;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.source.InvoiceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;

/** A command node in memory; with the sample catalogue, at {@link Sample#NOW}, unless said otherwise. */
public final class ClaimNode {
    public final InMemoryStreams streams;
    private final EventStore store;
    private final Commands commands;
    private final Clock clock;
    public final FairKeyLocks lanes;

    /** The versions of the catalogue that are in force. */
    public volatile CatalogueVersions catalogues;

    public ClaimNode() {
        this(SampleCatalogue.CATALOGUE, new SampleClock());
    }

    public ClaimNode(DocumentUses documentUses) {
        this(SampleCatalogue.CATALOGUE, new SampleClock(), documentUses, Duration.ofSeconds(20), Separation.DEFAULT);
    }

    /** Another node on streams that it shares. */
    public ClaimNode(InMemoryStreams shared) {
        this(
                shared,
                SampleCatalogue.CATALOGUE,
                new SampleClock(),
                DocumentUses.NONE,
                Duration.ofSeconds(20),
                Separation.DEFAULT);
    }

    /** With the time that a command waits for its lanes. */
    public ClaimNode(Duration longestLaneWait) {
        this(SampleCatalogue.CATALOGUE, new SampleClock(), DocumentUses.NONE, longestLaneWait, Separation.DEFAULT);
    }

    public ClaimNode(Catalogue catalogue, Clock clock) {
        this(catalogue, clock, DocumentUses.NONE, Duration.ofSeconds(20), Separation.DEFAULT);
    }

    /** With other rules for the separation of duties. */
    public ClaimNode(Separation separation) {
        this(SampleCatalogue.CATALOGUE, new SampleClock(), DocumentUses.NONE, Duration.ofSeconds(20), separation);
    }

    private ClaimNode(
            Catalogue catalogue,
            Clock clock,
            DocumentUses documentUses,
            Duration longestLaneWait,
            Separation separation) {
        this(new InMemoryStreams(), catalogue, clock, documentUses, longestLaneWait, separation);
    }

    private ClaimNode(
            InMemoryStreams streams,
            Catalogue catalogue,
            Clock clock,
            DocumentUses documentUses,
            Duration longestLaneWait,
            Separation separation) {
        this.streams = streams;
        this.clock = clock;
        this.catalogues = CatalogueVersions.of(catalogue);
        store = EmbeddedEventStore.builder().storageEngine(streams).build();
        lanes = new FairKeyLocks(longestLaneWait, DispatchListener.SILENT);
        CommandBus bus = new CommandSide().commandBus();
        new Executor(
                        AllCommands.deciders(),
                        new OnlyWhoActsNow(),
                        CommandSide.answers(
                                documentUses,
                                this::openReviews,
                                this::runningClaims,
                                subject -> traces,
                                HalfYearUsed.Finder.CAUTIOUS),
                        new RecentStreams(streams::read, 10_000),
                        CommandSide.repositories(store),
                        Preparation.NONE,
                        lanes,
                        () -> catalogues,
                        new Policies(Sample.RITA.organisation(), separation, Sample.PEOPLE),
                        clock)
                .subscribeTo(bus);
        store.registerDispatchInterceptor(new DomainTime(clock));
        commands = new Commands(
                bus, InMemoryStreams::position, RetryLimits.DEFAULT, Correlation.NONE, DispatchListener.SILENT);
    }

    public <R> CommandResult<R> send(Command<R> command, Actor actor) {
        return commands.send(command, actor);
    }

    public <R> CommandResult<R> send(Command<R> command, Actor actor, @Nullable Long expectedVersion) {
        return commands.send(command, actor, expectedVersion == null ? null : ExpectedVersions.of(expectedVersion));
    }

    /** What happens at another instant, on a node with a {@link SampleClock}; afterwards it is what it was. */
    public void at(Instant instant, Runnable happening) {
        SampleClock movable = (SampleClock) clock;
        Instant before = movable.instant();
        movable.set(instant);
        try {
            happening.run();
        } finally {
            movable.set(before);
        }
    }

    /** The entry point for endpoints. */
    public Commands commands() {
        return commands;
    }

    /** The Irish fund has that many euros. */
    public void funded(String euros) {
        funded("IE_OPS", euros);
    }

    /** The entity's fund has that many euros. */
    public void funded(String entity, String euros) {
        funded(entity, Sample.eur(euros));
    }

    /** The entity's fund has that much. */
    public void funded(String entity, Money amount) {
        FundId fund = FundId.of(Sample.ORG, "CSP_DIRECT", entity, Sample.PERIOD);
        Money zero = Money.zero(amount.currency());
        given(
                fund.value(),
                FundDecisions.open(
                        Sample.ORG,
                        "CSP_DIRECT",
                        entity,
                        Sample.PERIOD,
                        amount.currency(),
                        FundDates.of("CSP_DIRECT", Sample.PERIOD, catalogues, Sample.NOW)),
                new EarningsAccrued(
                        fund,
                        Sample.ORG,
                        Sample.earningId("e-" + entity),
                        LocalDate.of(2020, 10, 1),
                        amount,
                        zero,
                        amount,
                        zero,
                        new AppliedSplit(0, 100, "test"),
                        new ImportId("import-1")));
    }

    /** A correction of the entity's fund could not take that many euros. */
    public void lacking(String entity, String euros) {
        FundId fund = FundId.of(Sample.ORG, "CSP_DIRECT", entity, Sample.PERIOD);
        ShortfallId shortfall = ShortfallId.of(fund);
        given(
                shortfall.value(),
                new EarningsShortfallKept(shortfall, fund, Sample.ORG, Sample.earningId("less"), Sample.eur(euros)));
    }

    /** A complete claim with that invoice. */
    public ClaimId ready(String claim, String number, CostForm form) {
        ClaimId id = new ClaimId(claim);
        send(
                new StartClaim(id, number, "CSP_DIRECT", Sample.PERIOD, SampleCatalogue.euro(), Sample.details()),
                Sample.ALICE);
        send(new AddCost(id, new CostId("cost-1"), form), Sample.ALICE);
        send(attach(id, "INVOICE", "document-invoice"), Sample.ALICE);
        send(attach(id, "COMMUNICATION_PIECE", "document-piece"), Sample.ALICE);
        send(new TickCoreRequirement(id, "BRAND", true, List.of(Sample.PIECE)), Sample.ALICE);
        send(new RecordMetric(id, "REACH", "5000"), Sample.ALICE);
        return id;
    }

    /** The payloads of a stream. */
    public List<Object> events(String stream) {
        return streams.stream(stream).stream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }

    /** The names of the events of a stream. */
    public List<String> names(String stream) {
        return events(stream).stream()
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    public FundState fund() {
        return fund("IE_OPS");
    }

    public FundState fund(String entity) {
        FundState state = null;
        String fund = FundId.of(Sample.ORG, "CSP_DIRECT", entity, Sample.PERIOD).value();
        for (Object event : events(fund)) {
            state = FundState.evolve(state, (FundEvent) event);
        }
        if (state == null) {
            throw new IllegalStateException("no fund");
        }
        return state;
    }

    /** What corrections could not take from the fund's organisation, programme and entity (F-1). */
    public ShortfallState shortfall(FundId fund) {
        ShortfallState state = null;
        for (Object event : events(ShortfallId.of(fund).value())) {
            state = ShortfallState.evolve(state, (ShortfallEvent) event);
        }
        if (state == null) {
            throw new IllegalStateException("nothing was ever kept");
        }
        return state;
    }

    /** The invoice, if anybody claimed it. */
    public Optional<InvoiceState> invoice(InvoiceId id) {
        InvoiceState state = null;
        for (Object event : events(id.value())) {
            state = InvoiceState.evolve(state, (InvoiceEvent) event);
        }
        return Optional.ofNullable(state);
    }

    /** Where views know the subject of an erasure. */
    public volatile Traces traces = Traces.NONE;

    /** What the view would answer; see {@link #openReviews}. */
    public final Set<ClaimId> listed = new LinkedHashSet<>();

    private List<ClaimId> openReviews(OrganisationId organisation, UserId reviewer) {
        return List.copyOf(listed);
    }

    private List<ClaimId> runningClaims(RunningClaimsOf asked) {
        List<ClaimId> all = List.copyOf(listed);
        int from = asked.after() == null ? 0 : all.indexOf(asked.after()) + 1;
        return all.subList(from, all.size()).stream()
                .limit(RunningClaims.MAX_CLAIMS)
                .toList();
    }

    /** The claim as its events make it. */
    public ClaimState claim(ClaimId claim) {
        return Sample.claim(
                events(claim.value()).stream().map(ClaimEvent.class::cast).toList());
    }

    private static AttachDocuments attach(ClaimId claim, String kind, String document) {
        return new AttachDocuments(claim, List.of(Sample.file(document)), kind, "", List.of(), List.of());
    }

    private void given(String stream, DomainEvent... events) {
        DefaultUnitOfWork.startAndGet(new GenericMessage<>("given")).execute(() -> {
            for (int i = 0; i < events.length; i++) {
                streams.appendEvents(List.of(new GenericDomainEventMessage<>(
                        events[i] instanceof FundEvent ? "Fund" : "Shortfall", stream, i, events[i])));
            }
        });
    }
}
