package dev.coopclaims.query;

import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.kernel.catalogue.CatalogueShelf;
import dev.coopclaims.kernel.catalogue.Catalogues;
import dev.coopclaims.query.catalogue.CatalogueEndpoints;
import dev.coopclaims.query.catalogue.ClaimPeriods;
import dev.coopclaims.query.catalogue.VersionEndpoints;
import dev.coopclaims.query.claimdetails.ClaimDetailsQueries;
import dev.coopclaims.query.claimdetails.ClaimEndpoints;
import dev.coopclaims.query.claimdetails.DocumentDownload;
import dev.coopclaims.query.duplicate.DuplicateEndpoint;
import dev.coopclaims.query.duplicate.DuplicateQueries;
import dev.coopclaims.query.erasure.ErasureQueries;
import dev.coopclaims.query.erasure.ErasureReads;
import dev.coopclaims.query.exception.ExceptionReads;
import dev.coopclaims.query.fundbalances.FundEndpoints;
import dev.coopclaims.query.fundbalances.FundQueries;
import dev.coopclaims.query.fundledger.LedgerEndpoints;
import dev.coopclaims.query.fundledger.LedgerQueries;
import dev.coopclaims.query.hold.HoldReads;
import dev.coopclaims.query.overview.ClaimQueries;
import dev.coopclaims.query.overview.OverviewEndpoints;
import dev.coopclaims.query.parameter.RequestParameters;
import dev.coopclaims.query.preapproval.PreApprovalQueries;
import dev.coopclaims.query.preapproval.PreApprovalReads;
import dev.coopclaims.query.progress.Advice;
import dev.coopclaims.query.rate.RateReads;
import dev.coopclaims.query.reviewqueue.Decidable;
import dev.coopclaims.query.reviewqueue.ReviewQueueEndpoint;
import dev.coopclaims.query.tasks.TaskEndpoint;
import dev.coopclaims.query.tasks.TaskQueries;
import dev.coopclaims.query.web.Pages;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Endpoints for claims, funds and the catalogue. The application provides the catalogue, the domain's clock, the
 * contents of documents, and which claims R-3 closes to reviewers.
 */
@Configuration(proxyBeanMethods = false)
class ClaimsAndFunds {

    @Bean
    ClaimPeriods claimPeriods(Catalogues catalogues) {
        return new ClaimPeriods(catalogues);
    }

    @Bean
    RequestParameters named(Catalogues catalogues) {
        return new RequestParameters(catalogues);
    }

    @Bean
    ClaimQueries claimQueries(Pages pages, RequestParameters named, Clock clock, Advice advice) {
        return new ClaimQueries(pages, named, clock, advice);
    }

    /**
     * @param support where partners reach support when the vendor's side is late (V-1, D-2)
     * @param draftWarningDays how many days before its deadline a draft is spoken of (C-12)
     */
    @Bean
    Advice advice(
            @Value("${coop.support}") String support, @Value("${coop.tasks.draft-warning-days}") int draftWarningDays) {
        return new Advice(support, fromWarning(draftWarningDays));
    }

    @Bean
    ClaimDetailsQueries claimDetailsQueries(ClaimPeriods periods, Clock clock, Advice advice) {
        return new ClaimDetailsQueries(periods, clock, advice);
    }

    /** @param warningDays how many days before it expires a fund of which something is left is a task (F-7) */
    @Bean
    FundQueries fundQueries(
            Pages pages,
            RequestParameters named,
            ClaimPeriods periods,
            Clock clock,
            @Value("${coop.tasks.fund-warning-days}") int warningDays) {
        return new FundQueries(pages, named, periods, clock, fromWarning(warningDays));
    }

    @Bean
    RateReads rateReads(Clock clock) {
        return new RateReads(clock);
    }

    @Bean
    PreApprovalReads preApprovalReads(Pages pages, ClaimQueries claims, RequestParameters named) {
        return new PreApprovalReads(new PreApprovalQueries(pages, claims, named));
    }

    @Bean
    ErasureReads erasureReads(Pages pages, ClaimQueries claims) {
        return new ErasureReads(new ErasureQueries(pages, claims));
    }

    @Bean
    HoldReads holdReads(ClaimDetailsQueries claims) {
        return new HoldReads(claims);
    }

    @Bean
    ExceptionReads exceptionReads(Pages pages, Clock clock) {
        return new ExceptionReads(pages, clock);
    }

    @Bean
    OverviewEndpoints overviewEndpoints(ClaimQueries claims, FundQueries funds) {
        return new OverviewEndpoints(claims, funds);
    }

    @Bean
    ReviewQueueEndpoint reviewQueueEndpoint(ClaimQueries claims, Decidable decidable) {
        return new ReviewQueueEndpoint(claims, decidable);
    }

    @Bean
    TaskEndpoint taskEndpoint(ClaimQueries claims, FundQueries funds, Decidable decidable, Clock clock, Advice advice) {
        return new TaskEndpoint(new TaskQueries(claims, funds, decidable, clock, advice.draftWarning()));
    }

    /** From the beginning of the day on which so many days are left after it: that is when the warning comes. */
    private static Duration fromWarning(int daysLeft) {
        return Duration.ofDays(daysLeft + 1L);
    }

    @Bean
    ClaimEndpoints claimEndpoints(ClaimDetailsQueries claims, DocumentContents contents) {
        return new ClaimEndpoints(claims, new DocumentDownload(contents));
    }

    @Bean
    FundEndpoints fundEndpoints(FundQueries funds) {
        return new FundEndpoints(funds);
    }

    @Bean
    LedgerEndpoints ledgerEndpoints(Pages pages, FundQueries funds) {
        return new LedgerEndpoints(new LedgerQueries(pages, funds));
    }

    @Bean
    VersionEndpoints catalogueVersions(CatalogueShelf shelf) {
        return new VersionEndpoints(shelf);
    }

    @Bean
    CatalogueEndpoints catalogueEndpoints(Catalogues catalogues, ClaimPeriods periods, Clock clock) {
        return new CatalogueEndpoints(catalogues, periods, clock);
    }

    @Bean
    DuplicateEndpoint duplicateEndpoint(ClaimDetailsQueries claims) {
        return new DuplicateEndpoint(new DuplicateQueries(claims));
    }
}
