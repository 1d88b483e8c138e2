/** Exceptions from the rules, as the partner concerned and the vendor's people see them. */
@NullMarked
package dev.coopclaims.query.exception;

import org.jspecify.annotations.NullMarked;
