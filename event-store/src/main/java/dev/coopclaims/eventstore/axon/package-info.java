/**
 * Axon's view of the log: storage engine, event store with signalled streams, positions of a commit; knows no claims.
 */
@NullMarked
package dev.coopclaims.eventstore.axon;

import org.jspecify.annotations.NullMarked;
