package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.time.LocalDate;
import java.util.Optional;

/** Nothing new begins for a closed organisation; what was submitted runs to its end (R-6, record 50). Pure. */
public final class ClosedOrganisations {

    private ClosedOrganisations() {}

    /**
     * Requires that something new can begin for the organisation.
     *
     * @param streams with the organisation's; one that never registered is open
     * @throws Refusal a conflict if it is closed
     */
    public static void refuse(OrganisationId organisation, Streams streams) {
        streams.find(OrganisationState.KIND, organisation).ifPresent(ClosedOrganisations::refuse);
    }

    static void refuse(OrganisationState organisation) {
        why(organisation).ifPresent(closed -> {
            throw Refusal.conflict(closed);
        });
    }

    /** Why nothing new can begin; empty while the organisation is open, or if it never registered. */
    public static Optional<Violation> why(OrganisationId organisation, Streams streams) {
        return streams.find(OrganisationState.KIND, organisation).flatMap(ClosedOrganisations::why);
    }

    private static Optional<Violation> why(OrganisationState organisation) {
        LocalDate day = organisation.closedOn();
        return day == null
                ? Optional.empty()
                : Optional.of(RefusalCode.ORGANISATION_CLOSED.at(
                        "", organisation.names().organisation(), day));
    }
}
