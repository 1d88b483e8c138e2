/** The events of a co-op fund and the values they carry; it contains no rules. */
@NullMarked
package dev.coopclaims.kernel.fund;

import org.jspecify.annotations.NullMarked;
