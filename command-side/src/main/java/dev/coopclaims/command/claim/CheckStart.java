package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.exception.ExceptionsState;
import dev.coopclaims.kernel.exception.ExceptionEvent;
import dev.coopclaims.kernel.exception.ExceptionsId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.util.Currency;

/** C-2: checks whether exceptions let such a claim be started that the rules refuse; changes nothing. */
public record CheckStart(
        OrganisationId organisation, String programme, EarningPeriod period, Currency currency, ClaimDetails details)
        implements Command<Void> {
    public static final Decider<CheckStart, Void> DECIDER = new Decider<>() {
        @Override
        public boolean changes() {
            return false;
        }

        @Override
        public Touched touches(CheckStart command, Streams known, Context context) {
            return LateStart.touches(
                    command.organisation(),
                    command.programme(),
                    command.period(),
                    command.details().location(),
                    context);
        }

        @Override
        public Decision<Void> decide(CheckStart command, Streams streams, Context context) {
            ClaimSight.requireReach(command.programme(), command.details().location(), streams, context);
            InitialForm.refuseUnlessAllowed(
                    command.programme(),
                    command.period(),
                    command.currency(),
                    command.details(),
                    context.catalogues(),
                    Exceptions.of(command.organisation(), null, command.programme(), command.period(), streams),
                    LateStart.late(
                            command.organisation(),
                            command.programme(),
                            command.period(),
                            command.details().location(),
                            streams,
                            context),
                    context.now());
            return Decision.of(Changes.NONE);
        }
    };

    @Override
    public ExceptionsId target() {
        return ExceptionsId.of(organisation);
    }

    @Override
    public StreamKind<ExceptionsState, ExceptionEvent> targetKind() {
        return ExceptionsState.KIND;
    }
}
