/** A claim: its states, what may be decided while it is edited, its aggregate. Nothing of HTTP, no other aggregate. */
@NullMarked
package dev.coopclaims.command.claim;

import org.jspecify.annotations.NullMarked;
