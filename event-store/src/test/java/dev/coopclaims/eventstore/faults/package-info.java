/**
 * The fault suite: writers and readers on a real replica set while members die, stall and lose replies. Published in the
 * test-jar for {@code benchmarks/run faults}; uses the event store's public types only.
 */
@NullMarked
package dev.coopclaims.eventstore.faults;

import org.jspecify.annotations.NullMarked;
