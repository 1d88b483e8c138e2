/**
 * What all events share: typed ids, the actor, the registry of stored names. Imports only the JDK, JSpecify and Axon's
 * revision annotation.
 */
@NullMarked
package dev.coopclaims.kernel;

import org.jspecify.annotations.NullMarked;
