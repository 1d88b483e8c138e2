/** Decides what may be claimed of a supplier's invoice over all claims (C-9); knows no clock and no web. */
@NullMarked
package dev.coopclaims.command.invoice;

import org.jspecify.annotations.NullMarked;
