package dev.coopclaims.command.earning;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.exception.ExceptionsState;
import dev.coopclaims.command.fund.FundExtensions;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.exception.ExceptionsId;
import dev.coopclaims.kernel.fund.FundOpened;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** A fund that is opened while claims have a later deadline by an exception can be claimed as long. */
final class ExtendedFunds {

    private ExtendedFunds() {}

    /** @param opened the opening of the fund, if it is opened */
    static Changes ofNew(Changes opened, Streams streams, Context context) {
        Changes extended = Changes.NONE;
        for (FundOpened fund : opened.of(FundOpened.class)) {
            extended = streams.find(ExceptionsState.KIND, ExceptionsId.of(fund.organisation())).stream()
                    .flatMap(state -> state.all().stream())
                    .filter(one -> one.terms().deadline() == PartnerDeadline.SUBMISSION)
                    .filter(one -> one.scope().concerns(fund.programme(), fund.period()))
                    .max(Comparator.comparing(
                            one -> Objects.requireNonNullElse(one.terms().lastDay(), LocalDate.MIN)))
                    .map(one -> FundExtensions.extend(
                            List.of(fund.fund()),
                            Objects.requireNonNullElse(one.terms().lastDay(), LocalDate.MIN),
                            one.id(),
                            streams.after(opened),
                            context.catalogues(),
                            context.now()))
                    .orElse(Changes.NONE);
        }
        return extended;
    }
}
