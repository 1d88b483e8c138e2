/** The events of the use of a cap over all claims (P-3), and its id. */
@NullMarked
package dev.coopclaims.kernel.cap;

import org.jspecify.annotations.NullMarked;
