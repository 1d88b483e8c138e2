/** The book of exchange rates (F-5): its import, and the last rate published on or before a day. Pure. */
@NullMarked
package dev.coopclaims.command.rate;

import org.jspecify.annotations.NullMarked;
