package dev.coopclaims.command;

import dev.coopclaims.command.cap.Cap;
import dev.coopclaims.command.cap.CapState;
import dev.coopclaims.command.cap.Caps;
import dev.coopclaims.command.cap.Pseudonyms;
import dev.coopclaims.command.claim.submission.ClaimBounds;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.HandlerGroup;
import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.preapproval.PreApproval;
import dev.coopclaims.command.preapproval.PreApprovalHandler;
import dev.coopclaims.command.preapproval.PreApprovalState;
import dev.coopclaims.command.preapproval.PreApprovals;
import dev.coopclaims.command.preapproval.web.PreApprovalEndpoints;
import dev.coopclaims.kernel.catalogue.Catalogue;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The part of {@link CommandSide} that bounds claims: caps and pre-approvals (P-3, P-4). */
@Configuration(proxyBeanMethods = false)
public class BoundsSide {

    @Bean
    public RecentStateRepository<Cap, CapState> capRepository(EventStore eventStore, CommandSideSettings settings) {
        return new RecentStateRepository<>(Cap.class, Cap::state, Cap::of, eventStore, settings.recentStates());
    }

    @Bean
    public RecentStateRepository<PreApproval, PreApprovalState> preApprovalRepository(
            EventStore eventStore, CommandSideSettings settings) {
        return new RecentStateRepository<>(
                PreApproval.class, PreApproval::state, PreApproval::of, eventStore, settings.recentStates());
    }

    @Bean
    public ClaimBounds claimBounds(
            RecentStateRepository<Cap, CapState> capRepository,
            RecentStateRepository<PreApproval, PreApprovalState> preApprovalRepository,
            Catalogue catalogue,
            Pseudonyms people) {
        return new ClaimBounds(new Caps(capRepository), new PreApprovals(preApprovalRepository), catalogue, people);
    }

    @Bean
    public HandlerGroup preApprovalHandlers(
            RecentStateRepository<PreApproval, PreApprovalState> preApprovalRepository,
            Memberships memberships,
            CommandSideSettings settings,
            Catalogue catalogue,
            Clock clock) {
        return HandlerGroup.of(
                new PreApprovalHandler(preApprovalRepository, memberships, settings.separation(), catalogue, clock));
    }

    @Bean
    public PreApprovalEndpoints preApprovalEndpoints(Commands commands) {
        return new PreApprovalEndpoints(commands);
    }
}
