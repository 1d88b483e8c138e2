/** Servers of the tests' own making: standalone, with users and passwords; nothing of other rooms may be imported here. */
@NullMarked
package dev.coopclaims.eventstore.rights;

import org.jspecify.annotations.NullMarked;
