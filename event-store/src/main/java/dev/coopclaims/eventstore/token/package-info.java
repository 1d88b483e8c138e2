/** Where event processors keep their positions; plain fields on the driver, nothing of the log may be imported here. */
@NullMarked
package dev.coopclaims.eventstore.token;

import org.jspecify.annotations.NullMarked;
