/** Exchange rates as a central bank publishes them (F-5). */
@NullMarked
package dev.coopclaims.kernel.rate;

import org.jspecify.annotations.NullMarked;
