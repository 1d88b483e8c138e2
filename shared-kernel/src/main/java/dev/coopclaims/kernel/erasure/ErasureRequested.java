package dev.coopclaims.kernel.erasure;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asked for a subject's personal data to be erased (H-6). A later request of the same subject follows in the same
 * stream, when the one before was done or withdrawn.
 *
 * @param organisation the vendor's
 * @param subject the id of the person or the stream
 * @param partner whose claim, invoice or pre-approval it is; absent for a person
 * @param reason erased with the subject
 * @param requestedBy who does not confirm it
 */
@Revision("1")
public record ErasureRequested(
        ErasureId erasure,
        OrganisationId organisation,
        ErasureKind kind,
        String subject,
        @Nullable OrganisationId partner,
        @PersonalData String reason,
        UserId requestedBy)
        implements ErasureEvent {}
