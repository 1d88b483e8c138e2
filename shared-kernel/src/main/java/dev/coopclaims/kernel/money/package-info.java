/** Amounts of money in a currency; imports the JDK alone. */
@NullMarked
package dev.coopclaims.kernel.money;

import org.jspecify.annotations.NullMarked;
