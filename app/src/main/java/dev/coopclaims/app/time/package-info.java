/** The domain's clock (T-6): system time, or moved to another day. Tokens, leases and JWTs never use it. */
@NullMarked
package dev.coopclaims.app.time;

import org.jspecify.annotations.NullMarked;
