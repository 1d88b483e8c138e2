package dev.coopclaims.command.preapproval;

import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.preapproval.PreApprovalId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pre-approvals as claims draw on them, in the unit of work of the decision that causes it (C-8). */
public final class PreApprovals {
    private final RecentStateRepository<PreApproval, PreApprovalState> repository;

    public PreApprovals(RecentStateRepository<PreApproval, PreApprovalState> repository) {
        this.repository = repository;
    }

    /** The organisation's own; of another one's, not even that it is there. */
    public Optional<PreApprovalState> own(@Nullable PreApprovalId id, OrganisationId organisation) {
        return id == null
                ? Optional.empty()
                : repository.state(id).filter(state -> state.organisation().equals(organisation));
    }

    /**
     * From now on the claim draws that much on the one, and nothing on the other.
     *
     * @param before on which it may have drawn until now
     * @param now on which it draws; absent when on none
     * @throws Refusal as {@link PreApprovalDecisions#use}
     */
    public void settle(ClaimId claim, @Nullable PreApprovalId before, @Nullable PreApprovalId now, Money wanted) {
        if (before != null && !before.equals(now)) {
            free(claim, before);
        }
        if (now == null) {
            return;
        }
        if (!wanted.isPositive()) {
            free(claim, now);
            return;
        }
        repository
                .find(now)
                .orElseThrow(() ->
                        Refusal.violations(List.of(PreApprovalDecisions.missing("there is no such pre-approval"))))
                .execute(shell -> shell.use(claim, wanted));
    }

    /** From now on the claim draws at most that much. */
    public void reduce(ClaimId claim, @Nullable PreApprovalId preApproval, Money atMost) {
        if (preApproval != null) {
            repository.find(preApproval).ifPresent(found -> found.execute(shell -> shell.reduce(claim, atMost)));
        }
    }

    /** The claim draws nothing from now on. */
    public void free(ClaimId claim, @Nullable PreApprovalId preApproval) {
        if (preApproval != null) {
            repository.find(preApproval).ifPresent(found -> found.execute(shell -> shell.free(claim)));
        }
    }
}
