package dev.coopclaims.app.admission;

import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.concurrent.ConcurrentMap;

/** One request in work of an organisation. Used by the request's thread only. */
final class Share {
    private final OrganisationId organisation;
    private final ConcurrentMap<OrganisationId, Integer> inWork;
    private boolean held;
    private boolean over;

    /** @param inWork how many each organisation has */
    Share(OrganisationId organisation, ConcurrentMap<OrganisationId, Integer> inWork) {
        this.organisation = organisation;
        this.inWork = inWork;
    }

    /** How many the organisation has with this one. */
    int take() {
        held = true;
        return inWork.merge(organisation, 1, Integer::sum);
    }

    /** Gives it back if it is held. */
    void leave() {
        if (held) {
            held = false;
            inWork.computeIfPresent(organisation, (ignored, count) -> count > 1 ? count - 1 : null);
        }
    }

    /** Whoever was let in once comes back, however many there are. */
    void comeBack() {
        if (!held && !over) {
            take();
        }
    }

    /** The request is answered; what of the answer still waits for the client does not count. */
    void end() {
        over = true;
        leave();
    }
}
