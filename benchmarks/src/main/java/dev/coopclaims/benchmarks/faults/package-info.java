/** The fault suite of the event store as a command; what it does lives in the event store's test-jar. */
@NullMarked
package dev.coopclaims.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
