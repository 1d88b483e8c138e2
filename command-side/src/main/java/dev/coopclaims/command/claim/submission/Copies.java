package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.kernel.claim.ClaimId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A claim that was withdrawn and copied continues in its copy, however often: its documents are used once (C-11). */
final class Copies {
    private static final int MAX_COPIES_OF_COPIES = 100;

    private final Set<ClaimId> origins;
    private final Function<ClaimId, Optional<ClaimState>> claims;

    /** @param claims the states of {@link #touched} */
    Copies(ClaimContent file, Function<ClaimId, Optional<ClaimState>> claims) {
        this.claims = claims;
        this.origins = origins(file);
    }

    /** The claims that {@link #isContinuedFrom} may look at for the others, as far as they are known. */
    static Set<ClaimId> touched(
            ClaimContent file, Collection<ClaimId> others, Function<ClaimId, Optional<ClaimState>> known) {
        Set<ClaimId> touched = new LinkedHashSet<>();
        if (file.identity().copiedFrom() != null) {
            touched.addAll(sources(file, known));
            others.forEach(other ->
                    known.apply(other).ifPresent(state -> touched.addAll(sources(state.file(), known))));
        }
        return touched;
    }

    /**
     * Whether the other claim continues in this one: it ended without a decision, and this one was copied from it or
     * both were copied from a third.
     */
    boolean isContinuedFrom(ClaimId other) {
        return !origins.isEmpty()
                && claims.apply(other)
                        .filter(ClaimState::isUndecided)
                        .filter(state ->
                                origins.contains(other) || !Collections.disjoint(origins, origins(state.file())))
                        .isPresent();
    }

    /** The claims without a decision from which it was copied. */
    private Set<ClaimId> origins(ClaimContent file) {
        return sources(file, claims).stream()
                .filter(source ->
                        claims.apply(source).filter(ClaimState::isUndecided).isPresent())
                .collect(Collectors.toSet());
    }

    /** The nearest source first; ends at the first one that was decided. */
    private static Set<ClaimId> sources(ClaimContent file, Function<ClaimId, Optional<ClaimState>> claims) {
        Set<ClaimId> sources = new LinkedHashSet<>();
        ClaimId source = file.identity().copiedFrom();
        while (source != null && sources.size() < MAX_COPIES_OF_COPIES && sources.add(source)) {
            source = claims.apply(source)
                    .filter(ClaimState::isUndecided)
                    .map(state -> state.file().identity().copiedFrom())
                    .orElse(null);
        }
        return sources;
    }
}
