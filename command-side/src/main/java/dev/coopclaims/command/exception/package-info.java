/** The exceptions that an organisation was granted, as decisions read them. Knows no claim. */
@NullMarked
package dev.coopclaims.command.exception;

import org.jspecify.annotations.NullMarked;
