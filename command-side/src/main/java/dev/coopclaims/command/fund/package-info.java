/** Decides what happens to a co-op fund (F-1, F-4, C-8); knows no claim, no clock and no HTTP. */
@NullMarked
package dev.coopclaims.command.fund;

import org.jspecify.annotations.NullMarked;
