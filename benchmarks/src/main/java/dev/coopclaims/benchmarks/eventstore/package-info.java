/** The event store and its peers side by side on servers of this run's own; nothing else may be imported from here. */
@NullMarked
package dev.coopclaims.benchmarks.eventstore;

import org.jspecify.annotations.NullMarked;
