package dev.coopclaims.command.cap;

import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.Aggregate;

/** The caps as one claim uses them, changed in the unit of work of the decision that causes it (C-8). */
public final class Caps {
    private final RecentStateRepository<Cap, CapState> repository;

    public Caps(RecentStateRepository<Cap, CapState> repository) {
        this.repository = repository;
    }

    /** The states of those that were ever used. */
    public Map<CapId, CapState> states(Collection<CapId> ids) {
        Map<CapId, CapState> states = new HashMap<>();
        ids.forEach(id -> repository.state(id).ifPresent(state -> states.put(id, state)));
        return states;
    }

    /**
     * From now on the claim uses these shares, and nothing of the other caps that it used before.
     *
     * @param before the caps that it may have used until now
     * @throws Refusal with the violations of {@link CapDecisions#use}
     */
    public void settle(ClaimId claim, Collection<CapId> before, List<CapShare> shares) {
        Set<CapId> kept = shares.stream().map(CapShare::cap).collect(Collectors.toSet());
        release(claim, before.stream().filter(id -> !kept.contains(id)).toList());
        for (CapShare share : shares) {
            repository
                    .find(share.cap())
                    .ifPresentOrElse(
                            cap -> cap.execute(shell -> shell.use(share)),
                            () -> repository.create(() -> new Cap(share)));
        }
    }

    /**
     * From now on the claim uses at most these shares, and nothing of the other caps that it used before.
     *
     * @param before the caps that it may have used until now
     */
    public void reduce(ClaimId claim, Collection<CapId> before, List<CapShare> shares) {
        Set<CapId> kept = shares.stream().map(CapShare::cap).collect(Collectors.toSet());
        release(claim, before.stream().filter(id -> !kept.contains(id)).toList());
        for (CapShare share : shares) {
            repository.find(share.cap()).ifPresent(cap -> cap.execute(shell -> shell.reduce(share)));
        }
    }

    /** The claim uses nothing of them from now on. */
    public void release(ClaimId claim, Collection<CapId> caps) {
        for (CapId id : new HashSet<>(caps)) {
            repository.find(id).ifPresent((Aggregate<Cap> cap) -> cap.execute(shell -> shell.release(claim)));
        }
    }
}
