package dev.coopclaims.command.erasure;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;

/**
 * Where a subject is known, according to views: it may be a moment old, and what it names is read afresh.
 *
 * @param organisations whose member a person is or was
 * @param held claims under hold in which a person acted, or which are of a person's organisations or of the organisation
 */
public record Traces(List<OrganisationId> organisations, List<ClaimId> held) {
    /** Of somebody whom no view knows. */
    public static final Traces NONE = new Traces(List.of(), List.of());

    public Traces {
        organisations = List.copyOf(organisations);
        held = List.copyOf(held);
    }

    /** Answers {@link TracesOf}. */
    @FunctionalInterface
    public interface Finder {
        /** Sees nothing, and says so: that nobody is found would mean that nothing stands against an erasure. */
        Finder BLIND = subject -> {
            throw new IllegalStateException("no views to find " + subject.kind() + " in");
        };

        Traces of(Subject subject);
    }
}
