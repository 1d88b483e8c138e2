package dev.coopclaims.query;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.query.claimdetails.ClaimDetails;
import dev.coopclaims.query.claimdetails.ClaimNotes;
import dev.coopclaims.query.documentuse.DocumentUse;
import dev.coopclaims.query.due.DueAttempts;
import dev.coopclaims.query.due.DueEndpoint;
import dev.coopclaims.query.due.DueItem;
import dev.coopclaims.query.due.DueQueries;
import dev.coopclaims.query.duplicate.BilledCost;
import dev.coopclaims.query.erasure.ListedErasure;
import dev.coopclaims.query.exception.ListedException;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.GroupClaims;
import dev.coopclaims.query.follow.LogTail;
import dev.coopclaims.query.fundbalances.FundBalances;
import dev.coopclaims.query.fundledger.LedgerEntry;
import dev.coopclaims.query.history.HistoryEndpoint;
import dev.coopclaims.query.history.HistoryEntry;
import dev.coopclaims.query.hold.HeldThing;
import dev.coopclaims.query.operations.ProjectionsEndpoint;
import dev.coopclaims.query.organisation.Member;
import dev.coopclaims.query.organisation.MemberNames;
import dev.coopclaims.query.organisation.OrganisationEndpoint;
import dev.coopclaims.query.organisation.RegisteredOrganisation;
import dev.coopclaims.query.overview.ClaimQueries;
import dev.coopclaims.query.overview.ListedClaim;
import dev.coopclaims.query.preapproval.ListedPreApproval;
import dev.coopclaims.query.projection.ProjectionSettings;
import dev.coopclaims.query.projection.Projections;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.rate.PublishedYear;
import dev.coopclaims.query.web.Pages;
import dev.coopclaims.query.web.Reads;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The query side's table of contents: every view and, with {@link ClaimsAndFunds}, every endpoint. The
 * application provides the database, the log, the claims of the views, the settings, and {@link Pages} with the installation's secret.
 */
@Configuration(proxyBeanMethods = false)
@Import(ClaimsAndFunds.class)
public class QuerySide {

    /** Every view of the room, in the order in which operators see them. */
    public static List<View<?>> views() {
        return List.of(
                RegisteredOrganisation.VIEW,
                Member.VIEW,
                ListedClaim.VIEW,
                ClaimDetails.VIEW,
                ClaimNotes.VIEW,
                HistoryEntry.VIEW,
                FundBalances.VIEW,
                LedgerEntry.VIEW,
                DocumentUse.VIEW,
                BilledCost.VIEW,
                ListedPreApproval.VIEW,
                PublishedYear.VIEW,
                DueItem.VIEW,
                ListedErasure.VIEW,
                HeldThing.VIEW,
                ListedException.VIEW);
    }

    /** The one decoded end of the log of this process; every {@link dev.coopclaims.query.follow.FollowerGroup} reads from it. */
    @Bean(destroyMethod = "close")
    LogTail logTail(EventLog eventLog) {
        return new LogTail(eventLog);
    }

    @Bean(destroyMethod = "close")
    Projections projections(MongoDatabase database, GroupClaims claims, LogTail tail, ProjectionSettings settings) {
        return new Projections(database, views(), claims, tail, settings);
    }

    @Bean
    ProjectionsLifecycle projectionsLifecycle(Projections projections) {
        return new ProjectionsLifecycle(projections);
    }

    @Bean
    Reads reads(Projections projections) {
        return new Reads(projections, MemberNames::of);
    }

    @Bean
    OrganisationEndpoint organisationEndpoint(Pages pages) {
        return new OrganisationEndpoint(pages);
    }

    @Bean
    HistoryEndpoint historyEndpoint(Pages pages, ClaimQueries claims) {
        return new HistoryEndpoint(pages, claims);
    }

    @Bean
    DueEndpoint dueEndpoint(Pages pages, DueAttempts attempts) {
        return new DueEndpoint(new DueQueries(pages, attempts));
    }

    @Bean
    ProjectionsEndpoint projectionsEndpoint(Projections projections) {
        return new ProjectionsEndpoint(projections);
    }
}
