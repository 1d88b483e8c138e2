package dev.coopclaims.command.organisation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.time.Duration;
import java.util.Optional;

/**
 * Organisations as they were a moment ago, so that not every request reads its actor's. What this process changes is known
 * here at once; what another one changes after a bound at the latest, so that somebody who was removed there is locked out
 * here by then. For memberships alone: what is decided about an organisation itself looks at it fresh.
 */
public final class RecentOrganisations implements Organisations {

    private static final long MAX_ORGANISATIONS = 10_000;

    private final Organisations organisations;
    private final Cache<OrganisationId, Optional<OrganisationState>> recent;

    /**
     * @param maxAge how old what is said may be
     * @param ticker the monotonic clock by which they age
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

    /** It has changed: whoever asks from now on is told so. */
    public void forget(OrganisationId organisation) {
        recent.invalidate(organisation);
    }
}
