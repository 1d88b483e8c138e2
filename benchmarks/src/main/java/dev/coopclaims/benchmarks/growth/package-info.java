/** Writes a log of many claims: copies of the demonstration's, each under ids, people and numbers of its own. */
@NullMarked
package dev.coopclaims.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
