/** Group commit: one appender per node puts what callers encoded behind the tail; nothing of Axon may be imported here. */
@NullMarked
package dev.coopclaims.eventstore.append;

import org.jspecify.annotations.NullMarked;
