/** The exchange rates that were published (F-5), and the one that holds on a day. */
@NullMarked
package dev.coopclaims.query.rate;

import org.jspecify.annotations.NullMarked;
