package dev.coopclaims.query;

import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.query.catalogue.CatalogueEndpoints;
import dev.coopclaims.query.catalogue.ClaimPeriods;
import dev.coopclaims.query.claimdetails.ClaimDetails;
import dev.coopclaims.query.claimdetails.ClaimDetailsQueries;
import dev.coopclaims.query.claimdetails.ClaimEndpoints;
import dev.coopclaims.query.claimdetails.DocumentDownload;
import dev.coopclaims.query.documentuse.DocumentUse;
import dev.coopclaims.query.documentuse.DocumentUseQueries;
import dev.coopclaims.query.duplicate.BilledCost;
import dev.coopclaims.query.duplicate.DuplicateEndpoint;
import dev.coopclaims.query.duplicate.DuplicateQueries;
import dev.coopclaims.query.fundbalances.FundBalances;
import dev.coopclaims.query.fundbalances.FundEndpoints;
import dev.coopclaims.query.fundbalances.FundQueries;
import dev.coopclaims.query.fundledger.LedgerEndpoints;
import dev.coopclaims.query.fundledger.LedgerEntry;
import dev.coopclaims.query.fundledger.LedgerQueries;
import dev.coopclaims.query.organisation.Member;
import dev.coopclaims.query.organisation.MemberNames;
import dev.coopclaims.query.organisation.Memberships;
import dev.coopclaims.query.organisation.RegisteredOrganisation;
import dev.coopclaims.query.overview.ClaimQueries;
import dev.coopclaims.query.overview.ListedClaim;
import dev.coopclaims.query.overview.OverviewEndpoints;
import dev.coopclaims.query.overview.People;
import dev.coopclaims.query.parameter.Named;
import dev.coopclaims.query.preapproval.ListedPreApproval;
import dev.coopclaims.query.preapproval.PreApprovalQueries;
import dev.coopclaims.query.preapproval.PreApprovalReads;
import dev.coopclaims.query.projection.Projections;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.reviewqueue.Decidable;
import dev.coopclaims.query.reviewqueue.ReviewQueueEndpoint;
import dev.coopclaims.query.tasks.TaskEndpoint;
import dev.coopclaims.query.tasks.TaskQueries;
import dev.coopclaims.query.web.Pages;
import dev.coopclaims.query.web.Reads;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What is asked about claims, funds and the catalogue. The application gives the catalogue, the domain's clock, the
 * contents of documents, and what R-3 closes to reviewers.
 */
@Configuration(proxyBeanMethods = false)
class ClaimsAndFunds {

    @Bean
    ClaimPeriods claimPeriods(Catalogue catalogue) {
        return new ClaimPeriods(catalogue);
    }

    @Bean
    View<ListedClaim> listedClaims() {
        return ListedClaim.VIEW;
    }

    @Bean
    People people(MemberNames names) {
        return new People(names);
    }

    @Bean
    Memberships memberships(Projections projections) {
        return new Memberships(projections.reader(Member.VIEW));
    }

    @Bean
    ClaimQueries claimQueries(
            Pages pages,
            Projections projections,
            View<ListedClaim> listedClaims,
            Memberships memberships,
            People people,
            Named named,
            Clock clock) {
        return new ClaimQueries(
                pages,
                projections.reader(listedClaims),
                projections.reader(RegisteredOrganisation.VIEW),
                memberships,
                people,
                named,
                clock);
    }

    @Bean
    ClaimDetailsQueries claimDetailsQueries(
            Projections projections, Memberships memberships, People people, ClaimPeriods periods, Clock clock) {
        return new ClaimDetailsQueries(
                projections.reader(ClaimDetails.VIEW),
                projections.reader(RegisteredOrganisation.VIEW),
                memberships,
                people,
                periods,
                clock);
    }

    @Bean
    FundQueries fundQueries(
            Pages pages,
            Projections projections,
            Memberships memberships,
            Named named,
            ClaimPeriods periods,
            Clock clock) {
        return new FundQueries(pages, projections.reader(FundBalances.VIEW), memberships, named, periods, clock);
    }

    @Bean
    LedgerQueries ledgerQueries(
            Pages pages,
            Projections projections,
            View<ListedClaim> listedClaims,
            FundQueries funds,
            Memberships memberships) {
        return new LedgerQueries(
                pages, projections.reader(LedgerEntry.VIEW), projections.reader(listedClaims), funds, memberships);
    }

    @Bean
    Named named(Catalogue catalogue, Projections projections) {
        return new Named(catalogue, projections.reader(RegisteredOrganisation.VIEW));
    }

    @Bean
    PreApprovalReads preApprovalReads(
            Reads reads,
            Pages pages,
            Projections projections,
            View<ListedClaim> listedClaims,
            ClaimQueries claims,
            Memberships memberships,
            People people,
            Named named) {
        return new PreApprovalReads(
                reads,
                new PreApprovalQueries(
                        pages, projections.reader(ListedPreApproval.VIEW), claims, memberships, people, named),
                listedClaims);
    }

    @Bean
    OverviewEndpoints overviewEndpoints(
            Reads reads, ClaimQueries claims, FundQueries funds, View<ListedClaim> listedClaims) {
        return new OverviewEndpoints(reads, claims, funds, listedClaims);
    }

    @Bean
    ReviewQueueEndpoint reviewQueueEndpoint(
            Reads reads, ClaimQueries claims, Decidable decidable, View<ListedClaim> listedClaims) {
        return new ReviewQueueEndpoint(reads, claims, decidable, listedClaims);
    }

    /** @param draftWarningDays how many days before its deadline a draft is a task (C-12) */
    @Bean
    TaskEndpoint taskEndpoint(
            Reads reads,
            ClaimQueries claims,
            Decidable decidable,
            View<ListedClaim> listedClaims,
            Clock clock,
            @Value("${coop.tasks.draft-warning-days:14}") int draftWarningDays) {
        return new TaskEndpoint(reads, new TaskQueries(claims, decidable, clock, draftWarningDays), listedClaims);
    }

    @Bean
    ClaimEndpoints claimEndpoints(Reads reads, ClaimDetailsQueries claims, DocumentContents contents) {
        return new ClaimEndpoints(reads, claims, new DocumentDownload(contents));
    }

    @Bean
    FundEndpoints fundEndpoints(Reads reads, FundQueries funds) {
        return new FundEndpoints(reads, funds);
    }

    @Bean
    LedgerEndpoints ledgerEndpoints(Reads reads, LedgerQueries ledger, View<ListedClaim> listedClaims) {
        return new LedgerEndpoints(reads, ledger, listedClaims);
    }

    @Bean
    CatalogueEndpoints catalogueEndpoints(Catalogue catalogue, ClaimPeriods periods, Clock clock) {
        return new CatalogueEndpoints(catalogue, periods, clock);
    }

    @Bean
    DuplicateEndpoint duplicateEndpoint(Reads reads, Projections projections, ClaimDetailsQueries claims) {
        return new DuplicateEndpoint(
                reads,
                new DuplicateQueries(
                        projections.reader(BilledCost.VIEW),
                        new DocumentUseQueries(projections.reader(DocumentUse.VIEW)),
                        claims));
    }
}
