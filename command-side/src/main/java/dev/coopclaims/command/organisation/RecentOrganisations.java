package dev.coopclaims.command.organisation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.time.Duration;
import java.util.Optional;

/**
 * Organisations as they were a moment ago, so that not every request has to read its actor's organisation. Changes by
 * this process are known here at once. Changes by another process are known after a maximum age, so that a member
 * removed there is locked out here by then. Only for memberships: decisions about an organisation itself read it fresh.
 */
public final class RecentOrganisations implements Organisations {

    private static final long MAX_ORGANISATIONS = 10_000;

    private final Organisations organisations;
    private final Cache<OrganisationId, Optional<OrganisationState>> recent;

    /**
     * @param maxAge how old an answer may be
     * @param ticker the monotonic clock that measures the age
     */
    public RecentOrganisations(Organisations organisations, Duration maxAge, Ticker ticker) {
        this.organisations = organisations;
        this.recent = Caffeine.newBuilder()
                .expireAfterWrite(maxAge)
                .maximumSize(MAX_ORGANISATIONS)
                .ticker(ticker)
                .build();
    }

    @Override
    public Optional<OrganisationState> find(OrganisationId organisation) {
        return recent.get(organisation, organisations::find);
    }

    /** Forgets an organisation that has changed, so that later calls read it again. */
    public void forget(OrganisationId organisation) {
        recent.invalidate(organisation);
    }
}
