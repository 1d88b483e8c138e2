package dev.coopclaims.command.granting;

import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.MovedDeadlines;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.exception.GrantedException;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.Collection;
import java.util.List;

/** What an exception tells claims. Pure. */
final class ToldClaims {

    private ToldClaims() {}

    /** Those that it is for. */
    static List<ClaimState> covered(
            Collection<ClaimId> ids, GrantedException exception, OrganisationId organisation, Streams streams) {
        return ids.stream()
                .flatMap(id -> streams.find(ClaimState.KIND, id).stream())
                .filter(claim -> claim.file().organisation().equals(organisation)
                        && exception
                                .scope()
                                .covers(
                                        claim.file().id(),
                                        claim.file().programme(),
                                        claim.file().period()))
                .toList();
    }

    /** The later deadlines of each; none for one that was told them. */
    static Changes told(Collection<ClaimState> claims, GrantedException exception, Context context) {
        Changes changes = Changes.NONE;
        for (ClaimState claim : claims) {
            changes = changes.and(Changes.of(
                    ClaimState.KIND,
                    MovedDeadlines.moved(
                            claim, exception, context.catalogue(claim.file().period()), context.now())));
        }
        return changes;
    }
}
