package dev.coopclaims.kernel.organisation;

import dev.coopclaims.kernel.PersonalData;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * A partner takes part no longer: nothing new begins for it, and what it submitted runs to its end.
 *
 * @param closedOn the day, in UTC; it earns nothing in the earning periods after this day's
 * @param reason which its own people read too
 */
@Revision("1")
public record OrganisationClosed(
        OrganisationId organisation,
        LocalDate closedOn,
        @PersonalData String reason) implements OrganisationEvent {}
