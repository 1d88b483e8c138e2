package dev.coopclaims.command.fund;

import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.fund.Qualification;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a late decision about the funds of a programme and period means for its claims (C-7): their deadline is at least some days
 * after it. Pure.
 *
 * @param undecided whether there is something of which it is not decided whether it can be drawn on (F-2)
 * @param lastDay the last day to claim that a late decision gave; absent if there was none
 */
public record LateFunds(boolean undecided, @Nullable LocalDate lastDay) {
    /** Nothing was decided late. */
    public static final LateFunds NONE = new LateFunds(false, null);

    /** How many days after the decision a claim can at least be submitted (C-7). */
    public static final int CLAIM_DAYS_AFTER_DECISION = 30;

    /** The funds of all entities that the rules of earning or using the period know, whether they exist or not. */
    public static List<FundId> funds(
            OrganisationId organisation, String programme, EarningPeriod period, CatalogueVersions versions) {
        Set<String> entities = new TreeSet<>(versions.ofUse(period).entities().keySet());
        entities.addAll(versions.ofEarning(period).entities().keySet());
        return entities.stream()
                .map(entity -> FundId.of(organisation, programme, entity, period))
                .toList();
    }

    /** The streams that tell it. */
    public static Touched touches(
            OrganisationId organisation, String programme, EarningPeriod period, Context context) {
        return Touched.NOTHING.reading(FundState.KIND, funds(organisation, programme, period, context.catalogues()));
    }

    /** As the streams tell it. */
    public static LateFunds of(
            OrganisationId organisation, String programme, EarningPeriod period, Streams streams, Context context) {
        List<FundState> found = funds(organisation, programme, period, context.catalogues()).stream()
                .flatMap(id -> streams.find(FundState.KIND, id).stream())
                .toList();
        return new LateFunds(
                found.stream().noneMatch(fund -> fund.qualification() == Qualification.QUALIFIED)
                        && found.stream()
                                .anyMatch(fund -> !fund.isDecided()
                                        && !fund.dates().openedLate()
                                        && fund.available().isPositive()),
                found.stream()
                        .flatMap(fund -> Stream.ofNullable(fund.dates().decidedLate()))
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    /**
     * Until when a claim can at least be submitted; while it is not decided, counted from now, since it will be decided later.
     * Empty if nothing was or will be decided late.
     */
    public Optional<Deadline> claimable(ZoneId zone, Instant now) {
        return undecided
                ? Optional.of(Deadline.afterDays(now, CLAIM_DAYS_AFTER_DECISION, zone))
                : Optional.ofNullable(lastDay).map(day -> Deadline.endOf(day, zone));
    }
}
