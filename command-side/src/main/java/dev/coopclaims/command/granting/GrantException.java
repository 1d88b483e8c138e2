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
import dev.coopclaims.command.fund.FundExtensions;
import dev.coopclaims.command.organisation.ClosedOrganisations;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.exception.ExceptionGranted;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.source.ExceptionId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * an organisation may do what the rules of the half-year do not allow. A later deadline is told to the claims that are running
 * in the same commit.
 *
 * @param claim for this one alone; absent if for all of a half-year
 * @param programme for its claims alone; absent if for all, or for one claim
 * @param period absent for one claim
 * @param until the last day on which it can be used
 * @param reason which the organisation's people read
 */
public record GrantException(
        OrganisationId organisation,
        ExceptionId exception,
        @Nullable ClaimId claim,
        @Nullable String programme,
        @Nullable EarningPeriod period,
        ExceptionTerms terms,
        LocalDate until,
        String reason)
        implements ExceptionCommand {
    /** How many an organisation may be able to use at once. */
    public static final int MAX_USABLE = 1_000;

    public static final Decider<GrantException, Void> DECIDER = new Rule();

    /** Whether it moves the deadline of all claims of a half-year. */
    private boolean isOfHalfYear() {
        return claim == null && period != null && terms.deadline() == PartnerDeadline.SUBMISSION;
    }

    /** Whether it is of use only if something new can begin: what was submitted goes on in a closed organisation too. */
    private boolean needsNew() {
        return terms.deadline() == null || terms.deadline() == PartnerDeadline.SUBMISSION;
    }

    private static final class Rule implements Decider<GrantException, Void> {

        @Override
        public Touched touches(GrantException command, Streams known, Context context) {
            Touched touched = Touched.NOTHING.reading(OrganisationState.KIND, command.organisation());
            ClaimId claim = command.claim();
            if (claim != null) {
                return touched.writing(ClaimState.KIND, claim)
                        .and(known.ifKnown(ClaimState.KIND, claim)
                                .map(of -> FundExtensions.touches(funds(command, of, context)))
                                .orElse(Touched.NOTHING));
            }
            if (!command.isOfHalfYear()) {
                return touched;
            }
            RunningClaimsOf running = running(command);
            return touched.and(FundExtensions.touches(funds(command, null, context)))
                    .asking(running)
                    .writing(ClaimState.KIND, context.answerIfKnown(running).orElse(List.of()));
        }

        @Override
        public void admit(GrantException command, Streams streams, Context context) {
            OrganisationState organisation = streams.find(OrganisationState.KIND, command.organisation())
                    .orElseThrow(() -> Refusal.of(RequestCode.NO_SUCH_ORGANISATION));
            ClaimId claim = command.claim();
            if (claim == null) {
                Memberships.in(streams).requireUnlimited(context.actor());
            } else {
                ClaimSight.require(ClaimSight.Side.VENDOR, claim, streams, context);
                if (!ownerOf(claim, streams).equals(organisation.id())) {
                    throw Refusal.of(RequestCode.NO_SUCH_CLAIM);
                }
            }
            if (organisation.kind() == OrganisationKind.VENDOR) {
                throw Refusal.rule(RefusalCode.NOT_A_PARTNER.at("", command.organisation()));
            }
        }

        @Override
        public Decision<Void> decide(GrantException command, Streams streams, Context context) {
            command.refuseOwn(streams, context);
            if (command.needsNew()) {
                ClosedOrganisations.refuse(command.organisation(), streams);
            }
            ClaimId claim = command.claim();
            ClaimState of = claim == null ? null : streams.get(ClaimState.KIND, claim);
            ExceptionsState before =
                    streams.find(ExceptionsState.KIND, command.target()).orElse(null);
            ExceptionGranted granted = ExceptionDecisions.grant(command, of, before, context);
            ExceptionsState after = ExceptionsState.evolve(before, granted);
            GrantedException exception = after.find(granted.exception()).orElseThrow();
            return Decision.of(Changes.of(ExceptionsState.KIND, granted)
                    .and(told(command, of, exception, streams, context))
                    .and(extended(command, of, exception, streams, context)));
        }

        /** The funds can be claimed until the later deadline (F-3). */
        private static Changes extended(
                GrantException command,
                @Nullable ClaimState one,
                GrantedException exception,
                Streams streams,
                Context context) {
            LocalDate lastDay = exception.terms().lastDay();
            return lastDay == null || exception.terms().deadline() != PartnerDeadline.SUBMISSION
                    ? Changes.NONE
                    : FundExtensions.extend(
                            funds(command, one, context),
                            lastDay,
                            exception.id(),
                            streams,
                            context.catalogues(),
                            context.now());
        }

        /** Those that a later deadline for submission concerns, whether they exist or not. */
        private static List<FundId> funds(GrantException command, @Nullable ClaimState one, Context context) {
            EarningPeriod period = one == null ? command.period() : one.file().period();
            if (period == null || command.terms().deadline() != PartnerDeadline.SUBMISSION) {
                return List.of();
            }
            Catalogue used = context.catalogue(period);
            String named = one == null ? command.programme() : one.file().programme();
            Set<String> entities = new TreeSet<>(used.entities().keySet());
            entities.addAll(context.catalogues().ofEarning(period).entities().keySet());
            return used.programmes().values().stream()
                    .filter(programme -> named == null
                            ? programme.coopEligible()
                            : programme.code().equals(named))
                    .flatMap(programme -> entities.stream()
                            .map(entity -> FundId.of(command.organisation(), programme.code(), entity, period)))
                    .toList();
        }

        /** What the claims are told that are running. */
        private static Changes told(
                GrantException command,
                @Nullable ClaimState one,
                GrantedException exception,
                Streams streams,
                Context context) {
            if (one != null) {
                return ToldClaims.told(List.of(one), exception, context);
            }
            return command.isOfHalfYear()
                    ? ToldClaims.told(
                            ToldClaims.covered(
                                    context.answer(running(command)), exception, command.organisation(), streams),
                            exception,
                            context)
                    : Changes.NONE;
        }

        private static OrganisationId ownerOf(ClaimId claim, Streams streams) {
            return streams.get(ClaimState.KIND, claim).file().organisation();
        }

        private static RunningClaimsOf running(GrantException command) {
            EarningPeriod period = command.period();
            if (period == null) {
                throw new IllegalStateException("of no half-year: " + command);
            }
            return new RunningClaimsOf(command.organisation(), command.programme(), period, null);
        }
    }
}
