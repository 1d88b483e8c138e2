package dev.coopclaims.command.catalogue;

import dev.coopclaims.command.dispatch.RecentStreams;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueId;
import dev.coopclaims.kernel.catalogue.CatalogueShelf;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.catalogue.Catalogues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The versions that are in force, read from the log: what this process publishes counts here at once, what another one
 * publishes after a maximum age. Until the log has one, the catalogue that the process was started with holds.
 */
public final class PublishedCatalogues implements Catalogues, CatalogueShelf {
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
        List<Catalogue> inForce = state == null
                ? List.of()
                : state.inForce().stream().map(this::content).toList();
        Known now =
                new Known(state, inForce.isEmpty() ? CatalogueVersions.of(ofStart) : new CatalogueVersions(inForce));
        known = now;
        return now.versions();
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

    /** What a version of the log says. */
    public Catalogue content(CatalogueState.Version version) {
        return contents.computeIfAbsent(version.sha256(), text -> reader.read(version.yaml(), version.version()));
    }

    private Optional<CatalogueState> atMost(Duration age) {
        return streams.atMost(age, CatalogueState.KIND, CatalogueId.VERSIONS).find();
    }
}
