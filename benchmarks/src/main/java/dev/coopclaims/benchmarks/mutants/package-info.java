/** Mutants of the event store as a command; what they are and how they run is in the event store's tests. */
@NullMarked
package dev.coopclaims.benchmarks.mutants;

import org.jspecify.annotations.NullMarked;
