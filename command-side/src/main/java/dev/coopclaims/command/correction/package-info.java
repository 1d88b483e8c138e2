/** Mending what claims have fixed wrongly about an invoice (C-9). Nothing of HTTP. */
@NullMarked
package dev.coopclaims.command.correction;

import org.jspecify.annotations.NullMarked;
