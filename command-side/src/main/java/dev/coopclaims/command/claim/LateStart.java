package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.fund.LateFunds;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.EarningPeriod;

/** A claim that is started when the last day to claim is over: exceptions and a late decision (C-7) may still allow it. */
final class LateStart {

    private LateStart() {}

    /** The funds are looked at only if the day is over. */
    static Touched touches(
            OrganisationId organisation, String programme, EarningPeriod period, String location, Context context) {
        Touched exceptions = Exceptions.touches(organisation);
        return isOver(period, location, context)
                ? exceptions.and(LateFunds.touches(organisation, programme, period, context))
                : exceptions;
    }

    static LateFunds late(
            OrganisationId organisation,
            String programme,
            EarningPeriod period,
            String location,
            Streams streams,
            Context context) {
        return isOver(period, location, context)
                ? LateFunds.of(organisation, programme, period, streams, context)
                : LateFunds.NONE;
    }

    private static boolean isOver(EarningPeriod period, String location, Context context) {
        return context.catalogue(period).submitBy(period, location).isOver(context.now());
    }
}
