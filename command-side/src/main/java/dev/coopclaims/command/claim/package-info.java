/** A claim: its states, the decisions while it is edited, and its aggregate. Knows nothing of HTTP. */
@NullMarked
package dev.coopclaims.command.claim;

import org.jspecify.annotations.NullMarked;
