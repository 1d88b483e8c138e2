/** Decides how much of a cap claims use (P-3), over all claims of an organisation; knows no clock and no web. */
@NullMarked
package dev.coopclaims.command.cap;

import org.jspecify.annotations.NullMarked;
