/** Requests to erase personal data, and what was done about them (H-6): ids and events. No rule. */
@NullMarked
package dev.coopclaims.kernel.erasure;

import org.jspecify.annotations.NullMarked;
