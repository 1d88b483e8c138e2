package dev.coopclaims.kernel.erasure;

import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** Done: no key, no view and no memory of any node holds what was erased (H-6). */
@Revision("1")
public record ErasureCompleted(ErasureId erasure, OrganisationId organisation) implements ErasureEvent {}
