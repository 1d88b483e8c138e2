/** What every event shares: typed ids, the actor, the registry of stored names; imports the JDK, JSpecify and Axon's revision annotation alone. */
@NullMarked
package dev.coopclaims.kernel;

import org.jspecify.annotations.NullMarked;
