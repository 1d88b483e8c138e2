/** Amounts of money in a currency; imports only the JDK. */
@NullMarked
package dev.coopclaims.kernel.money;

import org.jspecify.annotations.NullMarked;
