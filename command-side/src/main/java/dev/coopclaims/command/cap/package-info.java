/** Decides how much of a cap the claims of an organisation use together (P-3); knows no clock and no HTTP. */
@NullMarked
package dev.coopclaims.command.cap;

import org.jspecify.annotations.NullMarked;
