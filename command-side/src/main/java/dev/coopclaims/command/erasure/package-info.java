/** Requests to erase personal data: who may ask, what they wait for, and what is done (H-6). Knows nothing of HTTP. */
@NullMarked
package dev.coopclaims.command.erasure;

import org.jspecify.annotations.NullMarked;
