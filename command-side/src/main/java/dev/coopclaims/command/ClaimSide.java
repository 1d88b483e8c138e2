package dev.coopclaims.command;

import dev.coopclaims.command.claim.Claim;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.Claims;
import dev.coopclaims.command.claim.ColleaguesHandler;
import dev.coopclaims.command.claim.DocumentUses;
import dev.coopclaims.command.claim.EditingHandler;
import dev.coopclaims.command.claim.submission.ClaimBounds;
import dev.coopclaims.command.claim.submission.Holdings;
import dev.coopclaims.command.claim.submission.SubmissionHandler;
import dev.coopclaims.command.claim.web.ClaimEndpoints;
import dev.coopclaims.command.claim.web.CommentEndpoints;
import dev.coopclaims.command.claim.web.CostEndpoints;
import dev.coopclaims.command.claim.web.DocumentEndpoints;
import dev.coopclaims.command.claim.web.EvidenceEndpoints;
import dev.coopclaims.command.claim.web.StatementPress;
import dev.coopclaims.command.claim.web.SubmissionEndpoints;
import dev.coopclaims.command.claim.web.Uploads;
import dev.coopclaims.command.claimnumber.ClaimNumbers;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.HandlerGroup;
import dev.coopclaims.command.dispatch.Lanes;
import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.command.dispute.DisputeHandler;
import dev.coopclaims.command.dispute.web.DisputeEndpoints;
import dev.coopclaims.command.fund.Fund;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.fund.Shortfalls;
import dev.coopclaims.command.invoice.Invoice;
import dev.coopclaims.command.invoice.InvoiceHandler;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.command.invoice.web.InvoiceEndpoints;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.NewMembers;
import dev.coopclaims.command.originals.OriginalsHandler;
import dev.coopclaims.command.originals.web.OriginalsEndpoints;
import dev.coopclaims.command.review.OpenReviews;
import dev.coopclaims.command.review.ReviewHandler;
import dev.coopclaims.command.review.Reviewers;
import dev.coopclaims.command.review.WhenReviewerJoinsPartnerThenReviewsReturn;
import dev.coopclaims.command.review.web.AnswerEndpoints;
import dev.coopclaims.command.review.web.ReviewEndpoints;
import dev.coopclaims.command.review.web.ReviewTaskEndpoints;
import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.kernel.catalogue.Catalogue;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The part of {@link CommandSide} that is about claims and their review. */
@Configuration(proxyBeanMethods = false)
public class ClaimSide {

    @Bean
    public Claims claims(EventStore eventStore, CommandSideSettings settings, Memberships memberships) {
        return new Claims(
                new RecentStateRepository<Claim, ClaimState>(
                        Claim.class,
                        Claim::state,
                        Claim::of,
                        state -> state.file().vendorOnlyEvents(),
                        eventStore,
                        settings.recentStates()),
                memberships);
    }

    @Bean
    public HandlerGroup claimHandlers(
            Claims claims,
            RecentStateRepository<Fund, FundState> funds,
            RecentStateRepository<Invoice, InvoiceState> invoices,
            Lanes lanes,
            Catalogue catalogue,
            Clock clock,
            Memberships memberships,
            ClaimBounds bounds,
            Holdings holdings,
            CommandSideSettings settings,
            ObjectProvider<DocumentUses> documentUses) {
        Reviewers reviewers = new Reviewers(memberships, settings.separation(), settings.vendor());
        return HandlerGroup.of(
                new EditingHandler(claims, catalogue, clock),
                new ColleaguesHandler(claims, memberships, catalogue),
                new OriginalsHandler(claims, reviewers, catalogue, clock),
                new DisputeHandler(claims, holdings, lanes, catalogue, clock),
                new SubmissionHandler(
                        claims,
                        funds,
                        invoices,
                        bounds,
                        holdings,
                        documentUses.getIfAvailable(() -> DocumentUses.NONE),
                        lanes,
                        catalogue,
                        clock),
                new ReviewHandler(claims, reviewers, holdings, lanes, catalogue, clock));
    }

    /** What follows in claims where somebody becomes a member. */
    @Bean
    public NewMembers newMembers(Claims claims, ObjectProvider<OpenReviews> openReviews, CommandSideSettings settings) {
        return new WhenReviewerJoinsPartnerThenReviewsReturn(
                claims, openReviews.getIfAvailable(() -> OpenReviews.NONE), settings.separation());
    }

    @Bean
    public ClaimEndpoints claimEndpoints(
            Commands commands,
            ClaimNumbers claimNumbers,
            StatementPress statementPress,
            Catalogue catalogue,
            Clock clock) {
        return new ClaimEndpoints(commands, claimNumbers, statementPress, catalogue, clock);
    }

    @Bean
    public StatementPress statementPress(
            Commands commands, DocumentContents contents, ContentLimits limits, Catalogue catalogue, Clock clock) {
        return new StatementPress(commands, new Uploads(contents, limits), catalogue, clock);
    }

    @Bean
    public CostEndpoints costEndpoints(Commands commands, StatementPress statementPress) {
        return new CostEndpoints(commands, statementPress);
    }

    @Bean
    public DocumentEndpoints documentEndpoints(Commands commands, DocumentContents contents, ContentLimits limits) {
        return new DocumentEndpoints(commands, new Uploads(contents, limits));
    }

    @Bean
    public EvidenceEndpoints evidenceEndpoints(Commands commands) {
        return new EvidenceEndpoints(commands);
    }

    @Bean
    public CommentEndpoints commentEndpoints(Commands commands) {
        return new CommentEndpoints(commands);
    }

    @Bean
    public SubmissionEndpoints submissionEndpoints(Commands commands) {
        return new SubmissionEndpoints(commands);
    }

    @Bean
    public ReviewTaskEndpoints reviewTaskEndpoints(Commands commands) {
        return new ReviewTaskEndpoints(commands);
    }

    @Bean
    public AnswerEndpoints answerEndpoints(Commands commands) {
        return new AnswerEndpoints(commands);
    }

    @Bean
    public ReviewEndpoints reviewEndpoints(Commands commands) {
        return new ReviewEndpoints(commands);
    }

    @Bean
    public OriginalsEndpoints originalsEndpoints(Commands commands) {
        return new OriginalsEndpoints(commands);
    }

    @Bean
    public Holdings holdings(
            RecentStateRepository<Fund, FundState> funds,
            Shortfalls shortfalls,
            RecentStateRepository<Invoice, InvoiceState> invoices,
            ClaimBounds bounds,
            Catalogue catalogue) {
        return new Holdings(funds, shortfalls, invoices, bounds, catalogue);
    }

    @Bean
    public DisputeEndpoints disputeEndpoints(Commands commands, DocumentContents contents, ContentLimits limits) {
        return new DisputeEndpoints(commands, new Uploads(contents, limits));
    }

    @Bean
    public HandlerGroup invoiceHandlers(
            RecentStateRepository<Invoice, InvoiceState> invoices,
            Memberships memberships,
            Claims claims,
            Lanes lanes) {
        return HandlerGroup.of(new InvoiceHandler(invoices, memberships, claims::isSeenBy, lanes));
    }

    @Bean
    public InvoiceEndpoints invoiceEndpoints(Commands commands) {
        return new InvoiceEndpoints(commands);
    }
}
