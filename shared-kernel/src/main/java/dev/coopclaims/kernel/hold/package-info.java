/** Holds on claims and organisations (H-5): ids and events. No rule. */
@NullMarked
package dev.coopclaims.kernel.hold;

import org.jspecify.annotations.NullMarked;
