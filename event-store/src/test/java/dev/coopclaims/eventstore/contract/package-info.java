/** The contract that every {@code CommitLog} must keep, as a suite that other rooms run against theirs. */
@NullMarked
package dev.coopclaims.eventstore.contract;

import org.jspecify.annotations.NullMarked;
