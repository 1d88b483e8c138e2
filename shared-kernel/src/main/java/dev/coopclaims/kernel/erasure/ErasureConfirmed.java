package dev.coopclaims.kernel.erasure;

import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** A second person agreed (H-6): it is carried out as soon as nothing stands against it. */
@Revision("1")
public record ErasureConfirmed(ErasureId erasure, OrganisationId organisation) implements ErasureEvent {}
