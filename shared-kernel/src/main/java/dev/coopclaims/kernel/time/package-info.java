/** Periods of the co-op year and the business calendar; imports the JDK alone. */
@NullMarked
package dev.coopclaims.kernel.time;

import org.jspecify.annotations.NullMarked;
