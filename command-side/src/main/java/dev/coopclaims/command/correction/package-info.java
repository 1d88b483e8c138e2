/** Corrects what claims have wrongly fixed about an invoice (C-9). Knows nothing of HTTP. */
@NullMarked
package dev.coopclaims.command.correction;

import org.jspecify.annotations.NullMarked;
