package dev.coopclaims.command.catalogue;

import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.catalogue.CatalogueCorrected;
import dev.coopclaims.kernel.catalogue.CatalogueEvent;
import dev.coopclaims.kernel.catalogue.CataloguePublished;
import dev.coopclaims.kernel.catalogue.CatalogueShelf.Standing;
import dev.coopclaims.kernel.catalogue.CatalogueUploaded;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the catalogue, as their stream tells; immutable.
 *
 * @param versions by name, in the order in which each was first uploaded
 */
public record CatalogueState(SequencedMap<String, Version> versions) {
    /** The one stream of them. */
    public static final StreamKind<CatalogueState, CatalogueEvent> KIND =
            StreamKind.of("Catalogue", CatalogueEvent.class, CatalogueEvent::catalogue, CatalogueState::evolve);

    public CatalogueState {
        versions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(versions));
    }

    /**
     * One version.
     *
     * @param published in which order it was published; absent for a draft
     */
    public record Version(
            String version,
            LocalDate effectiveFrom,
            String yaml,
            String sha256,
            Standing standing,
            @Nullable Integer published) {

        /** Whether it was ever in force: then its content is for ever. */
        public boolean wasPublished() {
            return standing != Standing.DRAFT;
        }

        private Version as(Standing next, @Nullable Integer order) {
            return new Version(version, effectiveFrom, yaml, sha256, next, order);
        }
    }

    public Optional<Version> find(String version) {
        return Optional.ofNullable(versions.get(version));
    }

    /** How many were uploaded and never published. */
    public long drafts() {
        return versions.values().stream()
                .filter(version -> !version.wasPublished())
                .count();
    }

    /** The versions that are in force, by their start. */
    public Collection<Version> inForce() {
        TreeMap<LocalDate, Version> byStart = new TreeMap<>();
        versions.values().stream()
                .filter(version -> version.standing() == Standing.IN_FORCE)
                .forEach(version -> byStart.put(version.effectiveFrom(), version));
        return List.copyOf(byStart.values());
    }

    /** The version in force that starts on that day. */
    public Optional<Version> starting(LocalDate day) {
        return inForce().stream()
                .filter(version -> version.effectiveFrom().equals(day))
                .findFirst();
    }

    private static CatalogueState evolve(@Nullable CatalogueState before, CatalogueEvent event) {
        SequencedMap<String, Version> versions =
                before == null ? new LinkedHashMap<>() : new LinkedHashMap<>(before.versions);
        switch (event) {
            case CatalogueUploaded draft ->
                versions.put(
                        draft.version(),
                        new Version(
                                draft.version(),
                                draft.effectiveFrom(),
                                draft.yaml(),
                                draft.sha256(),
                                Standing.DRAFT,
                                null));
            case CataloguePublished published -> inForce(versions, published.version(), published.replaces());
            case CatalogueCorrected corrected -> inForce(versions, corrected.version(), corrected.corrects());
        }
        return new CatalogueState(versions);
    }

    private static void inForce(SequencedMap<String, Version> versions, String version, @Nullable String instead) {
        Version draft = versions.get(version);
        if (draft == null) {
            throw new IllegalStateException("published without an upload: " + version);
        }
        int order =
                (int) versions.values().stream().filter(Version::wasPublished).count();
        versions.put(version, draft.as(Standing.IN_FORCE, order));
        if (instead != null) {
            versions.computeIfPresent(
                    instead, (name, replaced) -> replaced.as(Standing.REPLACED, replaced.published()));
        }
    }
}
