package dev.coopclaims.kernel.exception;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.source.ExceptionId;
import org.jspecify.annotations.Nullable;

/** An event of the exceptions of an organisation. */
public sealed interface ExceptionEvent extends DomainEvent permits ExceptionGranted, ExceptionRevoked {

    ExceptionsId exceptions();

    ExceptionId exception();

    /** For which alone it is; absent if it is for a half-year. */
    @Nullable
    ClaimId claim();
}
