/**
 * Group commit: one appender per node writes the callers' encoded commits at the tail; nothing of Axon may be imported.
 */
@NullMarked
package dev.coopclaims.eventstore.append;

import org.jspecify.annotations.NullMarked;
