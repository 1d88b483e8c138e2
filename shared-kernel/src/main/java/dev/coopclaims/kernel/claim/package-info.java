/** The events of a claim and the values they carry; it contains no rules. */
@NullMarked
package dev.coopclaims.kernel.claim;

import org.jspecify.annotations.NullMarked;
