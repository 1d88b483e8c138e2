package dev.coopclaims.command.exception;

import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import dev.coopclaims.kernel.exception.ExceptionTerms.Kind;
import dev.coopclaims.kernel.exception.ExceptionsId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.FurtherSentence;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The exceptions that concern a claim, or one that is about to be started. Decisions only read them: one that is revoked
 * in the moment before a submission is stored was used before (record 65).
 *
 * @param all in the order in which they were granted, also those that are over
 */
public record Exceptions(List<GrantedException> all) {
    /** There are none. */
    public static final Exceptions NONE = new Exceptions(List.of());

    public Exceptions {
        all = List.copyOf(all);
    }

    /** The streams to read. */
    public static Touched touches(OrganisationId organisation) {
        return Touched.NOTHING.reading(ExceptionsState.KIND, ExceptionsId.of(organisation));
    }

    /**
     * Those of the organisation that concern such a claim.
     *
     * @param claim absent if it is about to be started
     */
    public static Exceptions of(
            OrganisationId organisation,
            @Nullable ClaimId claim,
            String programme,
            EarningPeriod period,
            Streams streams) {
        return new Exceptions(streams.find(ExceptionsState.KIND, ExceptionsId.of(organisation)).stream()
                .flatMap(state -> state.all().stream())
                .filter(one -> one.scope().covers(claim, programme, period))
                .toList());
    }

    /** Those of a kind that can be used on that day. */
    public List<GrantedException> usable(Kind kind, LocalDate today) {
        return all.stream()
                .filter(one -> one.terms().kind() == kind && one.isUsable(today))
                .toList();
    }

    /** One that can be used on that day and allows it. */
    public Optional<GrantedException> allowing(Kind kind, LocalDate today, Predicate<ExceptionTerms> allows) {
        return usable(kind, today).stream()
                .filter(one -> allows.test(one.terms()))
                .findFirst();
    }

    /** The refusal, and the last exception that would have allowed it but is over, if there is one. */
    public Violation explained(Violation refused, Kind kind, LocalDate today, Predicate<ExceptionTerms> allows) {
        return all.stream()
                .filter(one -> one.terms().kind() == kind && !one.isUsable(today) && allows.test(one.terms()))
                .reduce((_, later) -> later)
                .map(over -> over.revoked()
                        ? refused.and(FurtherSentence.EXCEPTION_WAS_REVOKED, over.id())
                        : refused.and(FurtherSentence.EXCEPTION_IS_OVER, over.id(), over.until()))
                .orElse(refused);
    }
}
