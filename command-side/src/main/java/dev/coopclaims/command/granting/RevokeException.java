package dev.coopclaims.command.granting;

import dev.coopclaims.command.claim.ClaimSight;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.exception.ExceptionsState;
import dev.coopclaims.command.exception.GrantedException;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.exception.ExceptionRevoked;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.source.ExceptionId;
import java.util.Optional;

/**
 * an exception can be used no longer. What was submitted with it stays, and deadlines that were told are not shortened (T-5).
 *
 * @param reason which the organisation's people read
 */
public record RevokeException(OrganisationId organisation, ExceptionId exception, String reason)
        implements ExceptionCommand {
    public static final Decider<RevokeException, Void> DECIDER = new Rule();

    private static final class Rule implements Decider<RevokeException, Void> {

        @Override
        public Touched touches(RevokeException command, Streams known, Context context) {
            Touched touched = Touched.NOTHING.reading(OrganisationState.KIND, command.organisation());
            return find(command, known)
                    .map(found -> found.scope().claim())
                    .map(claim -> touched.reading(ClaimState.KIND, claim))
                    .orElse(touched);
        }

        @Override
        public void admit(RevokeException command, Streams streams, Context context) {
            GrantedException found =
                    find(command, streams).orElseThrow(() -> Refusal.of(RequestCode.NO_SUCH_EXCEPTION));
            ClaimId claim = found.scope().claim();
            if (claim == null) {
                Memberships.in(streams).requireUnlimited(context.actor());
            } else if (!ClaimSight.isSeen(claim, streams, context)) {
                throw Refusal.of(RequestCode.NO_SUCH_EXCEPTION);
            }
        }

        @Override
        public Decision<Void> decide(RevokeException command, Streams streams, Context context) {
            command.refuseOwn(streams, context);
            GrantedException found = find(command, streams).orElseThrow();
            if (found.revoked()) {
                throw Refusal.conflict(RefusalCode.EXCEPTION_REVOKED.at("", command.exception()));
            }
            return Decision.of(Changes.of(
                    ExceptionsState.KIND,
                    new ExceptionRevoked(
                            command.target(),
                            command.organisation(),
                            command.exception(),
                            found.scope().claim(),
                            found.scope().subject(command.organisation()),
                            command.reason())));
        }

        private static Optional<GrantedException> find(RevokeException command, Streams streams) {
            return streams.ifKnown(ExceptionsState.KIND, command.target())
                    .flatMap(state -> state.find(command.exception()));
        }
    }
}
