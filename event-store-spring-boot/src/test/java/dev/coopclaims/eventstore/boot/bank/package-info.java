/** An application that has nothing to do with claims, as the README shows it. */
@NullMarked
package dev.coopclaims.eventstore.boot.bank;

import org.jspecify.annotations.NullMarked;
