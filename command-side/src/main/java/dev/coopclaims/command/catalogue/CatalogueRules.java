package dev.coopclaims.command.catalogue;

import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.Reach;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueCorrected;
import dev.coopclaims.kernel.catalogue.CatalogueEvent;
import dev.coopclaims.kernel.catalogue.CatalogueId;
import dev.coopclaims.kernel.catalogue.CataloguePublished;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.catalogue.FundingEntity;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a version of the catalogue can be put in force, and how (domain.md §3). Pure. */
public final class CatalogueRules {

    private static final ZoneOffset FIRST_TO_BEGIN_A_DAY = ZoneOffset.ofHours(14);

    /** Each is kept in memory with its whole text. */
    private static final int MOST_DRAFTS = 20;

    private CatalogueRules() {}

    /**
     * Refuses people whose membership is limited: the catalogue is everybody's. The system brings the file that a
     * process was started with.
     */
    static void requireManager(Streams streams, Context context) {
        if (!context.actor().isSystem()
                && !Memberships.in(streams).of(context.actor()).equals(Reach.EVERYTHING)) {
            throw Refusal.of(RequestCode.MEMBERSHIP_LIMITED);
        }
    }

    /**
     * Whether the half-year of the version has begun anywhere on Earth, whatever zones its locations have: an earning of its first
     * day is taken from then on (record 15), and is divided by the version that holds then. By the first version all earlier
     * earnings go too, so that has always begun.
     */
    public static boolean hasBegun(Catalogue version, CatalogueVersions inForce, Instant now) {
        return inForce.isFirst(version.effectiveFrom())
                || !now.isBefore(version.effectiveFrom()
                        .atStartOfDay(FIRST_TO_BEGIN_A_DAY)
                        .toInstant());
    }

    /**
     * Why the text cannot be uploaded, or published again; empty if it can.
     *
     * @param state absent before the first version
     */
    public static Optional<Violation> taken(@Nullable CatalogueState state, String version, String sha256) {
        CatalogueState.Version known =
                state == null ? null : state.find(version).orElse(null);
        if (known == null) {
            return state == null || state.drafts() < MOST_DRAFTS
                    ? Optional.empty()
                    : Optional.of(RefusalCode.CATALOGUE_DRAFTS_FULL.at("/catalogue_version", MOST_DRAFTS));
        }
        if (!known.wasPublished()) {
            return Optional.empty();
        }
        return Optional.of(
                known.sha256().equals(sha256)
                        ? RefusalCode.CATALOGUE_PUBLISHED.at("/version", version)
                        : RefusalCode.CATALOGUE_VERSION_TAKEN.at("/catalogue_version", version));
    }

    /**
     * The event that puts the version in force.
     *
     * @throws Refusal with every rule that it breaks
     */
    static CatalogueEvent publish(CatalogueState state, Catalogue version, PublishCatalogue command, Context context) {
        requireSame(state, context.catalogues());
        requireCompared(version, command, context.catalogues());
        CatalogueState.Version instead = state.starting(version.effectiveFrom()).orElse(null);
        boolean begun = hasBegun(version, context.catalogues(), context.now());
        List<Violation> problems = problems(
                version,
                context.catalogues(),
                state.inForce().isEmpty(),
                begun && context.answer(new HalfYearUsed(version.effectiveFrom())),
                command.reason(),
                context.now());
        if (!problems.isEmpty()) {
            throw Refusal.violations(problems);
        }
        if (begun && instead != null) {
            return new CatalogueCorrected(
                    CatalogueId.VERSIONS,
                    context.policies().vendor(),
                    version.version(),
                    version.effectiveFrom(),
                    command.sha256(),
                    instead.version(),
                    String.valueOf(command.reason()));
        }
        return new CataloguePublished(
                CatalogueId.VERSIONS,
                context.policies().vendor(),
                version.version(),
                version.effectiveFrom(),
                command.sha256(),
                instead == null ? null : instead.version());
    }

    /**
     * What keeps the version from being put in force.
     *
     * @param first whether none is in force yet; then it may start at any time
     * @param used whether a claim or an earning of its half-year or a later one is in the log
     * @param reason of a correction
     * @throws Refusal unavailable if only a newer build can read what it would be compared with
     */
    public static List<Violation> problems(
            Catalogue version,
            CatalogueVersions inForce,
            boolean first,
            boolean used,
            @Nullable String reason,
            Instant now) {
        inForce.on(version.effectiveFrom());
        if (first) {
            return List.of();
        }
        List<Violation> problems = new ArrayList<>(currencies(version, inForce));
        if (!hasBegun(version, inForce, now)) {
            return problems;
        }
        Optional<Catalogue> corrected = inForce.all().stream()
                .filter(other -> other.effectiveFrom().equals(version.effectiveFrom()))
                .findFirst();
        if (corrected.isEmpty()) {
            if (used) {
                problems.add(RefusalCode.CATALOGUE_HALF_YEAR_USED.at(
                        "/effective_from", version.version(), version.effectiveFrom()));
            }
            return problems;
        }
        if (reason == null) {
            problems.add(RefusalCode.CATALOGUE_HALF_YEAR_BEGUN.at(
                    "/effective_from", version.effectiveFrom(), corrected.get().version()));
            return problems;
        }
        List<Difference> changes = Differences.between(corrected.get(), version);
        changes.stream()
                .filter(change -> change.effect() == Difference.Effect.NARROWS)
                .forEach(change -> problems.add(
                        RefusalCode.CATALOGUE_CORRECTION_NARROWS.at("/" + change.path(), change.sentence())));
        if (changes.isEmpty()) {
            problems.add(RefusalCode.CATALOGUE_CORRECTION_EMPTY.at(
                    "/version", corrected.get().version()));
        }
        return problems;
    }

    /** What somebody else has published since the check would be undone without a word. */
    private static void requireCompared(Catalogue version, PublishCatalogue command, CatalogueVersions inForce) {
        String seen = command.comparedWith();
        if (seen != null && !seen.equals(inForce.on(version.effectiveFrom()).version())) {
            throw Refusal.conflict(RefusalCode.CATALOGUE_CHANGED_MEANWHILE.at("/comparedWith"));
        }
    }

    /** What was earned, rolled over or owed for an entity is kept in its currency, over all periods. */
    private static List<Violation> currencies(Catalogue version, CatalogueVersions inForce) {
        List<Violation> problems = new ArrayList<>();
        for (FundingEntity entity : version.entities().values()) {
            for (Catalogue other : inForce.all()) {
                FundingEntity known = other.entity(entity.code()).orElse(entity);
                if (!known.currency().equals(entity.currency())) {
                    problems.add(RefusalCode.CATALOGUE_ENTITY_CURRENCY.at(
                            "/entities/" + entity.code() + "/currency",
                            entity.code(),
                            known.currency(),
                            other.version(),
                            entity.currency()));
                    break;
                }
            }
        }
        return problems;
    }

    /** What was read with the stream and what the rules were read from a moment before must be the same versions. */
    private static void requireSame(CatalogueState state, CatalogueVersions inForce) {
        List<String> stream =
                state.inForce().stream().map(CatalogueState.Version::version).toList();
        List<String> known = inForce.names();
        if (!stream.isEmpty() && !stream.equals(known)) {
            throw Refusal.conflict(RefusalCode.CATALOGUE_CHANGED_MEANWHILE.at("/version"));
        }
    }
}
