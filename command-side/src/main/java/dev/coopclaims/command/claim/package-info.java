/** A claim: its states, what may be decided while it is edited, its aggregate. Nothing of HTTP. */
@NullMarked
package dev.coopclaims.command.claim;

import org.jspecify.annotations.NullMarked;
