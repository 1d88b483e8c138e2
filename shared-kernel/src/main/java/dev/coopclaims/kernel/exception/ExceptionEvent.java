package dev.coopclaims.kernel.exception;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.source.ExceptionId;

/** An event of the exceptions of an organisation. */
public sealed interface ExceptionEvent extends DomainEvent permits ExceptionGranted, ExceptionRevoked {

    ExceptionsId exceptions();

    ExceptionId exception();
}
