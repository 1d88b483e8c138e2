package dev.coopclaims.query;

import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.query.catalogue.CatalogueEndpoints;
import dev.coopclaims.query.catalogue.ClaimPeriods;
import dev.coopclaims.query.claimdetails.ClaimDetails;
import dev.coopclaims.query.claimdetails.ClaimDetailsQueries;
import dev.coopclaims.query.claimdetails.ClaimEndpoints;
import dev.coopclaims.query.claimdetails.DocumentDownload;
import dev.coopclaims.query.fundbalances.FundBalances;
import dev.coopclaims.query.fundbalances.FundEndpoints;
import dev.coopclaims.query.fundbalances.FundQueries;
import dev.coopclaims.query.fundledger.LedgerEndpoints;
import dev.coopclaims.query.fundledger.LedgerEntry;
import dev.coopclaims.query.fundledger.LedgerQueries;
import dev.coopclaims.query.organisation.MemberNames;
import dev.coopclaims.query.organisation.RegisteredOrganisation;
import dev.coopclaims.query.overview.ClaimQueries;
import dev.coopclaims.query.overview.ListedClaim;
import dev.coopclaims.query.overview.OverviewEndpoints;
import dev.coopclaims.query.overview.People;
import dev.coopclaims.query.projection.Projections;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.web.Reads;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What is asked about claims, funds and the catalogue. The application gives the catalogue, the domain's clock and the
 * contents of documents.
 */
@Configuration(proxyBeanMethods = false)
class ClaimsAndFunds {

    @Bean
    ClaimPeriods claimPeriods(Catalogue catalogue) {
        return new ClaimPeriods(catalogue);
    }

    /** The one view that is no constant: when a draft can no longer be submitted stands in the catalogue. */
    @Bean
    View<ListedClaim> listedClaims(ClaimPeriods periods) {
        return ListedClaim.view(periods);
    }

    @Bean
    People people(MemberNames names) {
        return new People(names);
    }

    @Bean
    ClaimQueries claimQueries(Projections projections, View<ListedClaim> listedClaims, People people, Clock clock) {
        return new ClaimQueries(
                projections.reader(listedClaims), projections.reader(RegisteredOrganisation.VIEW), people, clock);
    }

    @Bean
    ClaimDetailsQueries claimDetailsQueries(Projections projections, People people, ClaimPeriods periods, Clock clock) {
        return new ClaimDetailsQueries(
                projections.reader(ClaimDetails.VIEW),
                projections.reader(RegisteredOrganisation.VIEW),
                people,
                periods,
                clock);
    }

    @Bean
    FundQueries fundQueries(Projections projections, ClaimPeriods periods, Clock clock) {
        return new FundQueries(projections.reader(FundBalances.VIEW), periods, clock);
    }

    @Bean
    LedgerQueries ledgerQueries(Projections projections, View<ListedClaim> listedClaims, FundQueries funds) {
        return new LedgerQueries(projections.reader(LedgerEntry.VIEW), projections.reader(listedClaims), funds);
    }

    @Bean
    OverviewEndpoints overviewEndpoints(
            Reads reads, ClaimQueries claims, FundQueries funds, View<ListedClaim> listedClaims) {
        return new OverviewEndpoints(reads, claims, funds, listedClaims);
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
}
