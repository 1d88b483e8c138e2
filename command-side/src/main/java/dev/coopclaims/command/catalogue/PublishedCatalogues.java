package dev.coopclaims.command.catalogue;

import dev.coopclaims.command.dispatch.RecentStreams;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueId;
import dev.coopclaims.kernel.catalogue.CatalogueShelf;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.catalogue.Catalogues;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions that are in force, read from the log: what this process publishes counts here at once, what another one
 * publishes after a maximum age. Until the log has one, the catalogue that the process was started with holds.
 */
public final class PublishedCatalogues implements Catalogues, CatalogueShelf {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedCatalogues.class);

    private final RecentStreams streams;
    private final Duration maxAge;
    private final CatalogueReader reader;
    private final Catalogue ofStart;
    /** By digest; a text is read once. */
    private final Map<String, Catalogue> contents = new ConcurrentHashMap<>();

    private volatile Known known;

    private record Known(@Nullable CatalogueState state, CatalogueVersions versions) {}

    /**
     * @param maxAge how old an answer may be
     * @param ofStart what the process was started with
     */
    public PublishedCatalogues(RecentStreams streams, Duration maxAge, CatalogueReader reader, Catalogue ofStart) {
        this.streams = streams;
        this.maxAge = maxAge;
        this.reader = reader;
        this.ofStart = ofStart;
        this.known = new Known(null, CatalogueVersions.of(ofStart));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // memory gives the same object until something is published
    public CatalogueVersions now() {
        CatalogueState state = atMost(maxAge).orElse(null);
        Known before = known;
        if (before.state() == state) {
            return before.versions();
        }
        Known now = new Known(state, state == null ? CatalogueVersions.of(ofStart) : versions(state));
        known = now;
        return now.versions();
    }

    /** A version that only a newer build can read stops what goes by it, and nothing else. */
    private CatalogueVersions versions(CatalogueState state) {
        List<Catalogue> readable = new ArrayList<>();
        NavigableMap<LocalDate, String> newer = new TreeMap<>();
        for (CatalogueState.Version version : state.inForce()) {
            if (isReadable(version)) {
                readable.add(content(version));
            } else {
                newer.put(version.effectiveFrom(), version.version());
            }
        }
        return new CatalogueVersions(readable.isEmpty() ? List.of(ofStart) : readable, newer);
    }

    /** Whether this build can read the version. */
    public boolean isReadable(CatalogueState.Version version) {
        try {
            content(version);
            return true;
        } catch (Refusal byNewerBuild) {
            return false;
        }
    }

    /** What the process was started with. */
    public Catalogue ofStart() {
        return ofStart;
    }

    @Override
    public List<Volume> volumes() {
        return fresh().map(CatalogueState::versions).map(Map::values).orElse(List.of()).stream()
                .map(version -> new Volume(
                        version.version(),
                        version.effectiveFrom(),
                        version.standing(),
                        version.yaml(),
                        version.sha256(),
                        () -> content(version)))
                .toList();
    }

    /** Every version in the log as it is now; empty before the first one. */
    public Optional<CatalogueState> fresh() {
        return atMost(Duration.ZERO);
    }

    /**
     * What a version of the log says.
     *
     * @throws Refusal unavailable if only a newer build can read it: whatever was uploaded could be read by the build that took it
     */
    public Catalogue content(CatalogueState.Version version) {
        try {
            return contents.computeIfAbsent(version.sha256(), text -> reader.read(version.yaml(), version.version()));
        } catch (CatalogueMistakes unreadable) {
            LOG.warn("a version of the catalogue cannot be read by this build", unreadable);
            throw Refusal.of(RequestCode.CATALOGUE_VERSION_UNREADABLE, version.version());
        }
    }

    private Optional<CatalogueState> atMost(Duration age) {
        return streams.atMost(age, CatalogueState.KIND, CatalogueId.VERSIONS).find();
    }
}
