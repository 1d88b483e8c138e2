/**
 * Mutants of the event store: changes for the worse, each with the tests that must fail because of it. Published in the
 * test-jar for {@code benchmarks/run mutants}, which applies them one by one.
 */
@NullMarked
package dev.coopclaims.eventstore.mutants;

import org.jspecify.annotations.NullMarked;
