/** Granting an organisation an exception from the rules, and taking it back. Knows nothing of HTTP. */
@NullMarked
package dev.coopclaims.command.granting;

import org.jspecify.annotations.NullMarked;
