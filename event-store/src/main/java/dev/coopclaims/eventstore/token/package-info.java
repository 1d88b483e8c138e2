/** Stores the positions of event processors as plain fields; nothing of the log may be imported here. */
@NullMarked
package dev.coopclaims.eventstore.token;

import org.jspecify.annotations.NullMarked;
