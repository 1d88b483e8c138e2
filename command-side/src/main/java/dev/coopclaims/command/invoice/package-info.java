/** Decides what all claims together may claim of a supplier's invoice (C-9); knows no clock and no HTTP. */
@NullMarked
package dev.coopclaims.command.invoice;

import org.jspecify.annotations.NullMarked;
