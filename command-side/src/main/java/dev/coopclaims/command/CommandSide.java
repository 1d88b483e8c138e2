package dev.coopclaims.command;

import dev.coopclaims.command.catalogue.CatalogueBook;
import dev.coopclaims.command.catalogue.CatalogueReader;
import dev.coopclaims.command.catalogue.HalfYearUsed;
import dev.coopclaims.command.catalogue.PublishedCatalogues;
import dev.coopclaims.command.claim.Claim;
import dev.coopclaims.command.claim.DocumentUses;
import dev.coopclaims.command.claim.DocumentUsesOf;
import dev.coopclaims.command.claimnumber.AllottedNumbers;
import dev.coopclaims.command.claimnumber.ClaimNumbers;
import dev.coopclaims.command.dispatch.Answers;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.Correlation;
import dev.coopclaims.command.dispatch.DispatchListener;
import dev.coopclaims.command.dispatch.DomainTime;
import dev.coopclaims.command.dispatch.Executor;
import dev.coopclaims.command.dispatch.FairKeyLocks;
import dev.coopclaims.command.dispatch.LastCommit;
import dev.coopclaims.command.dispatch.Preparation;
import dev.coopclaims.command.dispatch.RecentStreams;
import dev.coopclaims.command.dispatch.ShellRepository;
import dev.coopclaims.command.earning.Earning;
import dev.coopclaims.command.earning.EarningImporters;
import dev.coopclaims.command.erasure.Erasure;
import dev.coopclaims.command.erasure.Traces;
import dev.coopclaims.command.erasure.TracesOf;
import dev.coopclaims.command.exception.ExceptionBook;
import dev.coopclaims.command.fund.Fund;
import dev.coopclaims.command.fund.Shortfall;
import dev.coopclaims.command.granting.RunningClaims;
import dev.coopclaims.command.granting.RunningClaimsOf;
import dev.coopclaims.command.hold.Holds;
import dev.coopclaims.command.invoice.Invoice;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.OnlyWhoActsNow;
import dev.coopclaims.command.organisation.Organisation;
import dev.coopclaims.command.policy.Policies;
import dev.coopclaims.command.policy.Pseudonyms;
import dev.coopclaims.command.preapproval.PreApproval;
import dev.coopclaims.command.rate.ExchangeRateBook;
import dev.coopclaims.command.review.OpenReviews;
import dev.coopclaims.command.review.OpenReviewsOf;
import dev.coopclaims.kernel.catalogue.Catalogues;
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

/**
 * Makes every bean of the command side in one place; there is no component scan. The application provides
 * {@link EventStore}, {@link RecentStreams}, {@link Clock}, {@link Catalogues}, {@link LastCommit},
 * {@link PublishedCatalogues}, {@link CatalogueReader}, {@link HalfYearUsed.Finder}, {@link CommandSideSettings}, {@link Pseudonyms}, {@link Memberships} and the document ports. Optionally it provides
 * {@link DocumentUses}, {@link OpenReviews}, {@link Traces.Finder}, {@link Correlation} and {@link DispatchListener}. It also resolves
 * endpoint parameters of type {@link dev.coopclaims.kernel.Actor}.
 */
@Configuration(proxyBeanMethods = false)
@Import(WriteEndpoints.class)
public class CommandSide {

    /** Handles commands in the caller's thread; two handlers for one command fail at startup. */
    @Bean
    public CommandBus commandBus() {
        return SimpleCommandBus.builder()
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .duplicateCommandHandlerResolver(DuplicateCommandHandlerResolution.rejectDuplicates())
                .build();
    }

    /** The entry point; created once every command has its handler. */
    @Bean
    public Commands commands(
            CommandBus commandBus,
            Executor executor,
            EventStore eventStore,
            Clock clock,
            LastCommit lastCommit,
            CommandSideSettings settings,
            ObjectProvider<Correlation> correlation,
            ObjectProvider<DispatchListener> listener) {
        executor.subscribeTo(commandBus);
        eventStore.registerDispatchInterceptor(new DomainTime(clock));
        return new Commands(
                commandBus,
                lastCommit,
                settings.retries(),
                correlation.getIfAvailable(() -> Correlation.NONE),
                listener.getIfAvailable(() -> DispatchListener.SILENT));
    }

    @Bean
    public FairKeyLocks lanes(CommandSideSettings settings, ObjectProvider<DispatchListener> listener) {
        return new FairKeyLocks(settings.longestLaneWait(), listener.getIfAvailable(() -> DispatchListener.SILENT));
    }

    @Bean
    public Executor executor(
            EventStore eventStore,
            RecentStreams streams,
            FairKeyLocks lanes,
            Catalogues catalogues,
            Clock clock,
            Pseudonyms pseudonyms,
            CommandSideSettings settings,
            ObjectProvider<DocumentUses> documentUses,
            ObjectProvider<OpenReviews> openReviews,
            ObjectProvider<RunningClaims> runningClaims,
            ObjectProvider<Traces.Finder> traces,
            HalfYearUsed.Finder halfYears,
            ObjectProvider<Preparation> preparation) {
        return new Executor(
                AllCommands.deciders(),
                new OnlyWhoActsNow(),
                answers(
                        documentUses.getIfAvailable(() -> DocumentUses.NONE),
                        openReviews.getIfAvailable(() -> OpenReviews.NONE),
                        runningClaims.getIfAvailable(() -> RunningClaims.NONE),
                        traces.getIfAvailable(() -> Traces.Finder.BLIND),
                        halfYears),
                streams,
                repositories(eventStore),
                preparation.getIfAvailable(() -> Preparation.NONE),
                lanes,
                catalogues,
                new Policies(settings.vendor(), settings.separation(), pseudonyms),
                clock);
    }

    /** The repositories that write the decided events, one for each kind of stream. */
    public static List<ShellRepository<?, ?, ?>> repositories(EventStore eventStore) {
        return List.of(
                Claim.in(eventStore),
                Fund.in(eventStore),
                Shortfall.in(eventStore),
                Invoice.in(eventStore),
                dev.coopclaims.command.cap.Cap.in(eventStore),
                PreApproval.in(eventStore),
                Organisation.in(eventStore),
                Earning.in(eventStore),
                AllottedNumbers.in(eventStore),
                ExchangeRateBook.in(eventStore),
                CatalogueBook.in(eventStore),
                Erasure.in(eventStore),
                Holds.in(eventStore),
                ExceptionBook.in(eventStore));
    }

    /** Answers the questions of deciders that no stream answers. */
    public static Answers answers(
            DocumentUses documentUses,
            OpenReviews openReviews,
            RunningClaims runningClaims,
            Traces.Finder traces,
            HalfYearUsed.Finder halfYears) {
        return new Answers()
                .with(
                        DocumentUsesOf.class,
                        asked -> documentUses.elsewhere(asked.organisation(), asked.claim(), asked.contents()))
                .with(OpenReviewsOf.class, asked -> openReviews.of(asked.organisation(), asked.reviewer()))
                .with(RunningClaimsOf.class, runningClaims::of)
                .with(TracesOf.class, asked -> traces.of(asked.subject()))
                .with(HalfYearUsed.class, asked -> halfYears.isUsed(asked.firstDay()));
    }

    @Bean
    public ClaimNumbers claimNumbers(Commands commands, CommandSideSettings settings) {
        return new ClaimNumbers(commands, settings.claimNumberBlock());
    }

    @Bean
    public EarningImporters earningImporters(Memberships memberships, CommandSideSettings settings) {
        return new EarningImporters(memberships, settings.vendor());
    }
}
