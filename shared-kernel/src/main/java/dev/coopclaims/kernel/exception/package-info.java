/** The events of exceptions from the rules of a half-year, which one organisation was granted. */
@NullMarked
package dev.coopclaims.kernel.exception;

import org.jspecify.annotations.NullMarked;
