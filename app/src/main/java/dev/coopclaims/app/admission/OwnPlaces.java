package dev.coopclaims.app.admission;

import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The places of each organisation that has requests in work or waiting. Thread-safe. */
final class OwnPlaces {
    private final ConcurrentMap<OrganisationId, Used> byOrganisation = new ConcurrentHashMap<>();
    private final Supplier<Places> ofOne;

    /** @param ofOne the places of one organisation, all free */
    OwnPlaces(Supplier<Places> ofOne) {
        this.ofOne = ofOne;
    }

    private record Used(Places places, int requests) {
        Used with(int more) {
            return new Used(places, requests + more);
        }
    }

    /** Those that every request of the organisation shares; {@link #leave} is owed for each call. */
    Places enter(OrganisationId organisation) {
        return byOrganisation
                .compute(organisation, (id, used) -> used == null ? new Used(ofOne.get(), 1) : used.with(1))
                .places();
    }

    /** A request is over. Whoever has none left is forgotten. */
    void leave(OrganisationId organisation) {
        byOrganisation.computeIfPresent(organisation, (id, used) -> withoutOne(used));
    }

    private static @Nullable Used withoutOne(Used used) {
        return used.requests() == 1 ? null : used.with(-1);
    }

    /** How many organisations have requests. */
    int organisations() {
        return byOrganisation.size();
    }
}
