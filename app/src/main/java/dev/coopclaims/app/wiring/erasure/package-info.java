/** Carries out erasures (H-6): destroys keys, waits until no node opens anything with them, and removes what else holds copies. */
@NullMarked
package dev.coopclaims.app.wiring.erasure;

import org.jspecify.annotations.NullMarked;
