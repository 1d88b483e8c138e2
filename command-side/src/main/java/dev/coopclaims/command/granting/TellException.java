package dev.coopclaims.command.granting;

import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.exception.ExceptionsState;
import dev.coopclaims.command.exception.GrantedException;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.exception.ExceptionEvent;
import dev.coopclaims.kernel.exception.ExceptionScope;
import dev.coopclaims.kernel.exception.ExceptionsId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.ExceptionId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * tells a later deadline of a half-year to running claims that were not told it yet: those for which the grant's own commit had no
 * room, and, before a revocation, those that the view had missed. Answers after which claim to go on; empty when all are told.
 *
 * @param after absent at the beginning
 */
public record TellException(
        OrganisationId organisation,
        ExceptionId exception,
        @Nullable ClaimId after) implements Command<Optional<ClaimId>> {
    public static final Decider<TellException, Optional<ClaimId>> DECIDER = new Rule();

    @Override
    public ExceptionsId target() {
        return ExceptionsId.of(organisation);
    }

    @Override
    public StreamKind<ExceptionsState, ExceptionEvent> targetKind() {
        return ExceptionsState.KIND;
    }

    private static final class Rule implements Decider<TellException, Optional<ClaimId>> {

        @Override
        public Touched touches(TellException command, Streams known, Context context) {
            return found(command, known)
                    .map(found -> asked(command, found))
                    .map(asked -> Touched.NOTHING
                            .asking(asked)
                            .writing(
                                    ClaimState.KIND,
                                    context.answerIfKnown(asked).orElse(List.of())))
                    .orElse(Touched.NOTHING);
        }

        @Override
        public void admit(TellException command, Streams streams, Context context) {
            Memberships.in(streams).requireUnlimited(context.actor());
        }

        @Override
        public Decision<Optional<ClaimId>> decide(TellException command, Streams streams, Context context) {
            GrantedException found = found(command, streams).orElse(null);
            if (found == null) {
                return Decision.answer(Optional.empty());
            }
            List<ClaimId> page = context.answer(asked(command, found));
            return new Decision<>(
                    ToldClaims.told(ToldClaims.covered(page, found, command.organisation(), streams), found, context),
                    page.size() < RunningClaims.MAX_CLAIMS ? Optional.empty() : Optional.of(page.getLast()));
        }

        /** Empty if it tells nothing to claims of a half-year, or tells it no more. */
        private static Optional<GrantedException> found(TellException command, Streams streams) {
            return streams.ifKnown(ExceptionsState.KIND, command.target())
                    .flatMap(state -> state.find(command.exception()))
                    .filter(one -> one.scope().claim() == null
                            && one.terms().deadline() == PartnerDeadline.SUBMISSION
                            && !one.revoked());
        }

        private static RunningClaimsOf asked(TellException command, GrantedException exception) {
            ExceptionScope scope = exception.scope();
            return new RunningClaimsOf(command.organisation(), scope.programme(), scope.period(), command.after());
        }
    }
}
