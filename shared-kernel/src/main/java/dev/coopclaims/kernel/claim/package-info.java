/** The events of a claim and the values they carry; no rule lives here. */
@NullMarked
package dev.coopclaims.kernel.claim;

import org.jspecify.annotations.NullMarked;
