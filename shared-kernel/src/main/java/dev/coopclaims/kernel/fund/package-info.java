/** The events of a co-op fund and the values they carry; no rule lives here. */
@NullMarked
package dev.coopclaims.kernel.fund;

import org.jspecify.annotations.NullMarked;
