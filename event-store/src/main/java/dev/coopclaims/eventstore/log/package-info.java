/** The log of commits and the port to the server that keeps it; nothing of Axon or of claims may be imported here. */
@NullMarked
package dev.coopclaims.eventstore.log;

import org.jspecify.annotations.NullMarked;
