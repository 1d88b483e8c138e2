package dev.coopclaims.kernel.catalogue;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The versions of the catalogue that are in force, side by side (domain.md §3). The version of a half-year is the one
 * with the latest start not after it: claims, caps and pre-approvals go by that of their usage period, the split and
 * threshold of earnings by that of their earning period.
 *
 * @param all those that can be read: at least one, ordered by their start, of which each has its own
 * @param unreadable the names, by their start, of those that only a newer build can read; whatever goes by one of them cannot
 *     be decided here
 */
public record CatalogueVersions(List<Catalogue> all, NavigableMap<LocalDate, String> unreadable) {

    /** @throws IllegalArgumentException if there is none, or two start on the same day */
    public CatalogueVersions {
        all = all.stream()
                .sorted(Comparator.comparing(Catalogue::effectiveFrom))
                .toList();
        long starts = all.stream().map(Catalogue::effectiveFrom).distinct().count();
        if (all.isEmpty() || starts < all.size()) {
            throw new IllegalArgumentException("at least one version, each with a start of its own");
        }
        unreadable = Collections.unmodifiableNavigableMap(new TreeMap<>(unreadable));
    }

    /** All of them can be read. */
    public CatalogueVersions(List<Catalogue> all) {
        this(all, Collections.emptyNavigableMap());
    }

    /** Those versions. */
    public static CatalogueVersions of(Catalogue... versions) {
        return new CatalogueVersions(List.of(versions));
    }

    /** The version by which claims of the period are judged: that of its usage period; the first one if that is later. */
    public Catalogue ofUse(EarningPeriod period) {
        return on(period.usage().first());
    }

    /**
     * The version by which earnings of the period are split and measured; the first one if that is later, because what is
     * used in its first half-year was earned in the one before.
     */
    public Catalogue ofEarning(EarningPeriod period) {
        return on(period.earning().first());
    }

    /** Whether there are rules for claims of the period. */
    public boolean knows(EarningPeriod period) {
        return !period.usage().first().isBefore(all.getFirst().effectiveFrom());
    }

    /** The version that was published under the name and is in force for some half-years. */
    public Optional<Catalogue> named(String version) {
        return all.stream()
                .filter(catalogue -> catalogue.version().equals(version))
                .findFirst();
    }

    /**
     * The entities with whose funds claims of the period are paid, in the order in which they are drawn on: those of its usage, and
     * those with which it was earned, although they are gone since.
     */
    public Set<String> entities(EarningPeriod period) {
        Set<String> entities = new LinkedHashSet<>(ofUse(period).entities().keySet());
        entities.addAll(ofEarning(period).entities().keySet());
        return entities;
    }

    /** Whether a version that starts on that day is, or would be, the first one: all earlier earnings go by it too. */
    public boolean isFirst(LocalDate start) {
        return !start.isAfter(all.getFirst().effectiveFrom())
                && (unreadable.isEmpty() || !start.isAfter(unreadable.firstKey()));
    }

    /**
     * Of those that can be read, the version of the period's usage, for dates that are only shown: a list of funds is not refused
     * because one of them goes by a version that only a newer build can read.
     */
    public Catalogue shownFor(EarningPeriod period) {
        return new CatalogueVersions(all).ofUse(period);
    }

    /** The names of all, readable or not, by their start. */
    public List<String> names() {
        NavigableMap<LocalDate, String> names = new TreeMap<>();
        all.forEach(version -> names.put(version.effectiveFrom(), version.version()));
        names.putAll(unreadable);
        return List.copyOf(names.values());
    }

    /** The version that starts last, of those that can be read. */
    public Catalogue latest() {
        return all.getLast();
    }

    /** A programme as the latest version that has it says. */
    public Optional<Programme> programme(String code) {
        return latestOf(version -> version.programme(code));
    }

    /** A funding entity as the latest version that has it says. */
    public Optional<FundingEntity> entity(String code) {
        return latestOf(version -> version.entity(code));
    }

    /** Every programme of any version, by code, as the latest one says. */
    public Map<String, Programme> programmes() {
        return union(Catalogue::programmes);
    }

    /** Every location of any version, by code, as the latest one says. */
    public Map<String, Location> locations() {
        return union(Catalogue::locations);
    }

    private <T> Optional<T> latestOf(Function<Catalogue, Optional<T>> part) {
        return all.reversed().stream()
                .flatMap(version -> part.apply(version).stream())
                .findFirst();
    }

    private <T> Map<String, T> union(Function<Catalogue, Map<String, T>> part) {
        Map<String, T> union = new LinkedHashMap<>();
        Stream<Map<String, T>> parts = all.reversed().stream().map(part);
        parts.forEach(codes -> codes.forEach(union::putIfAbsent));
        return union;
    }

    /**
     * The version of the half-year that begins on that day; the first one if it is later.
     *
     * @throws Refusal unavailable if only a newer build can read it
     */
    public Catalogue on(LocalDate halfYear) {
        NavigableSet<LocalDate> starts = new TreeSet<>(unreadable.keySet());
        all.forEach(version -> starts.add(version.effectiveFrom()));
        LocalDate floor = starts.floor(halfYear);
        LocalDate start = floor == null ? starts.first() : floor;
        String newer = unreadable.get(start);
        if (newer != null) {
            throw Refusal.of(RequestCode.CATALOGUE_VERSION_UNREADABLE, newer);
        }
        return all.stream()
                .filter(version -> version.effectiveFrom().equals(start))
                .findFirst()
                .orElseThrow();
    }
}
