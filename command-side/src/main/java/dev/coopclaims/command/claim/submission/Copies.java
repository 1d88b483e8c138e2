package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.kernel.claim.ClaimId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was taken back and copied goes on in the copy, however often: its documents are used once (C-11). */
final class Copies {
    private static final int MAX_COPIES_OF_COPIES = 100;

    private final Set<ClaimId> origins;
    private final Function<ClaimId, Optional<ClaimState>> claims;

    /** @param claims the states of {@link #touched} */
    Copies(ClaimFile file, Function<ClaimId, Optional<ClaimState>> claims) {
        this.claims = claims;
        this.origins = origins(file);
    }

    /** The claims that {@link #isContinuedFrom} looks at for any of the others, as far as they are known. */
    static Set<ClaimId> touched(
            ClaimFile file, Collection<ClaimId> others, Function<ClaimId, Optional<ClaimState>> known) {
        Set<ClaimId> touched = new LinkedHashSet<>();
        if (file.identity().copiedFrom() != null) {
            touched.addAll(sources(file, known));
            others.forEach(other ->
                    known.apply(other).ifPresent(state -> touched.addAll(sources(state.file(), known))));
        }
        return touched;
    }

    /** Whether the claim goes on in this one: it was taken back, and one was copied from the other or both from a third. */
    boolean isContinuedFrom(ClaimId other) {
        return !origins.isEmpty()
                && claims.apply(other)
                        .filter(ClaimState::isTakenBack)
                        .filter(state ->
                                origins.contains(other) || !Collections.disjoint(origins, origins(state.file())))
                        .isPresent();
    }

    /** What it was copied from, as far as each was taken back. */
    private Set<ClaimId> origins(ClaimFile file) {
        return sources(file, claims).stream()
                .filter(source ->
                        claims.apply(source).filter(ClaimState::isTakenBack).isPresent())
                .collect(Collectors.toSet());
    }

    /** The nearest first; what comes after one that was not taken back is no matter. */
    private static Set<ClaimId> sources(ClaimFile file, Function<ClaimId, Optional<ClaimState>> claims) {
        Set<ClaimId> sources = new LinkedHashSet<>();
        ClaimId source = file.identity().copiedFrom();
        while (source != null && sources.size() < MAX_COPIES_OF_COPIES && sources.add(source)) {
            source = claims.apply(source)
                    .filter(ClaimState::isTakenBack)
                    .map(state -> state.file().identity().copiedFrom())
                    .orElse(null);
        }
        return sources;
    }
}
