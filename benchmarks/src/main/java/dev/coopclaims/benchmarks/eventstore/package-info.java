/** Compares the event store with its peers on servers started for the run; nothing else may be imported from here. */
@NullMarked
package dev.coopclaims.benchmarks.eventstore;

import org.jspecify.annotations.NullMarked;
