package dev.coopclaims.command.organisation;

import dev.coopclaims.command.dispatch.RecentStreams;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.time.Duration;
import java.util.Optional;

/**
 * Organisations as they were a moment ago, so that not every request has to read its actor's organisation. Changes by
 * this process are known here at once, and so is what its commands have read. Changes by another process are known after
 * a maximum age, so that a member removed there is locked out here by then. Only for memberships: decisions about an
 * organisation itself read it fresh.
 */
public final class RecentOrganisations implements Organisations {

    private final RecentStreams streams;
    private final Duration maxAge;

    /** @param maxAge how old an answer may be */
    public RecentOrganisations(RecentStreams streams, Duration maxAge) {
        this.streams = streams;
        this.maxAge = maxAge;
    }

    @Override
    public Optional<OrganisationState> find(OrganisationId organisation) {
        return streams.atMost(maxAge, OrganisationState.KIND, organisation).find();
    }

    /** Reads an organisation now, so that later calls know at least this. */
    public void refresh(OrganisationId organisation) {
        streams.atMost(Duration.ZERO, OrganisationState.KIND, organisation);
    }
}
