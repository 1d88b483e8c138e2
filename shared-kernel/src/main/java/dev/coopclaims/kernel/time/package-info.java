/** Periods of the co-op year and the business calendar; imports only the JDK. */
@NullMarked
package dev.coopclaims.kernel.time;

import org.jspecify.annotations.NullMarked;
