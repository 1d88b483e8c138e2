/** What Axon sees of the log: storage engine, event store with prompt streams, positions after a commit; no claim here. */
@NullMarked
package dev.coopclaims.eventstore.axon;

import org.jspecify.annotations.NullMarked;
