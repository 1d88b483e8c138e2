package dev.coopclaims.app.wiring;

import dev.coopclaims.app.problem.Problem;
import dev.coopclaims.app.problem.ProblemType;
import dev.coopclaims.app.problem.Problems;
import dev.coopclaims.app.startup.OnCommandRole;
import dev.coopclaims.command.claim.submission.ExpireClaim;
import dev.coopclaims.command.claim.submission.WarnOfExpiry;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispute.FinaliseRejection;
import dev.coopclaims.command.dispute.MarkDisputeOverdue;
import dev.coopclaims.command.fund.DecideEarnings;
import dev.coopclaims.command.fund.ForfeitFund;
import dev.coopclaims.command.fund.WarnOfForfeiture;
import dev.coopclaims.command.originals.MarkOriginalsOverdue;
import dev.coopclaims.command.review.MarkReviewOverdue;
import dev.coopclaims.command.review.RejectUnanswered;
import dev.coopclaims.command.review.RemindOfRequest;
import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.query.due.DueAttempts;
import dev.coopclaims.query.due.DueItem;
import dev.coopclaims.query.due.DueItems;
import dev.coopclaims.query.due.DueKind;
import dev.coopclaims.query.due.DueWork;
import dev.coopclaims.query.due.Sweep;
import dev.coopclaims.query.due.SweepLease;
import dev.coopclaims.query.due.SweepSettings;
import dev.coopclaims.query.due.Sweeper;
import dev.coopclaims.query.follow.MongoGroupClaims;
import dev.coopclaims.query.projection.Views;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Joins the due list with the commands (record 54): a process that decides also sweeps, whether or not it runs the views. This
 * is the only place that knows which command an item means.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnCommandRole.class)
public class DueRoom {
    /** Longer than a page of items takes. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Bean
    Sweeper sweeper(
            Storage storage,
            DueAttempts attempts,
            DueWork work,
            Clock clock,
            SweepSettings settings,
            Consumer<Sweep> swept,
            OrphanedContents orphans,
            @Value("${coop.retention.purge}") boolean purge) {
        Views views = Views.asTheyStand(storage.database());
        SweepLease lease = new SweepLease(new MongoGroupClaims(
                storage.database(),
                SweepLease.GROUP,
                storage.log().id(),
                NodeName.ofThisProcess(),
                LEASE,
                storage.claimClock()));
        return new Sweeper(
                new DueItems(
                        views,
                        purge ? EnumSet.allOf(DueKind.class) : EnumSet.complementOf(EnumSet.of(DueKind.RETENTION)),
                        () -> Views.isComplete(storage.database(), DueItem.VIEW)),
                attempts,
                work,
                lease,
                clock,
                settings,
                swept.andThen(orphans::after));
    }

    @Bean
    DueWork dueWork(Commands commands, RetentionWork retention) {
        return toldApart(item -> item.kind() == DueKind.RETENTION
                ? retention.perform(new ClaimId(item.subject()))
                : commands.send(commandFor(item), retention.system()).result());
    }

    @Bean
    RetentionWork retentionWork(Commands commands, DocumentContents contents, @Value("${coop.vendor}") String vendor) {
        return new RetentionWork(commands, contents, Actor.system(new OrganisationId(vendor)));
    }

    @Bean
    OrphanedContents orphanedContents(
            DocumentContents contents,
            RetentionWork retention,
            @Value("${coop.documents.orphans-after}") Duration olderThan) {
        return new OrphanedContents(contents, retention, olderThan, InstantSource.system());
    }

    /** Work that tells an outage, and a lost race, from what is wrong with an item. */
    static DueWork toldApart(DueWork work) {
        return item -> {
            try {
                return work.perform(item);
            } catch (RuntimeException failure) {
                if (isNewer(failure)) {
                    // Asked again now and then, maybe by the newer node, and nothing else waits for it.
                    return false;
                }
                throw isPassing(failure) ? new DueWork.OutOfReach(failure) : failure;
            }
        };
    }

    /** Whether it goes by a version of the catalogue that only a newer build can read. */
    private static boolean isNewer(RuntimeException failure) {
        return failure instanceof Refusal refusal
                && refusal.violations().stream()
                        .anyMatch(why -> why.code().equals(RequestCode.CATALOGUE_VERSION_UNREADABLE.code()));
    }

    /** Whoever sent the same command over HTTP would be told to try again. */
    private static boolean isPassing(RuntimeException failure) {
        Problem problem = Problems.of(failure);
        return problem.type() == ProblemType.UNAVAILABLE
                || problem.violations().stream().anyMatch(why -> why.code().equals(RefusalCode.LOST_RACE.code()));
    }

    private static Command<Boolean> commandFor(DueItem item) {
        return switch (item.kind()) {
            case FUND_DECISION ->
                new DecideEarnings(new FundId(item.steps().getFirst().of()));
            case FUND_WARNING -> new WarnOfForfeiture(new FundId(item.subject()));
            case FUND_EXPIRY -> new ForfeitFund(new FundId(item.subject()));
            default -> ofClaim(item.kind(), new ClaimId(item.subject()));
        };
    }

    private static Command<Boolean> ofClaim(DueKind kind, ClaimId claim) {
        return switch (kind) {
            case DRAFT_WARNING -> new WarnOfExpiry(claim);
            case DRAFT_EXPIRY -> new ExpireClaim(claim);
            case REVIEW_OVERDUE -> new MarkReviewOverdue(claim);
            case ANSWER_REMINDER -> new RemindOfRequest(claim);
            case ANSWER_MISSING -> new RejectUnanswered(claim);
            case DISPUTE_OVERDUE -> new MarkDisputeOverdue(claim);
            case DISPUTE_WINDOW -> new FinaliseRejection(claim);
            case ORIGINALS_OVERDUE -> new MarkOriginalsOverdue(claim);
            case FUND_DECISION, FUND_WARNING, FUND_EXPIRY -> throw new IllegalStateException("not of a claim: " + kind);
            case RETENTION -> throw new IllegalStateException("several commands: " + kind);
        };
    }

    /** Sweeps once the application has started, and stops before it does. */
    @Bean
    SweepLifecycle sweepLifecycle(Sweeper sweeper) {
        return new SweepLifecycle(sweeper);
    }
}
