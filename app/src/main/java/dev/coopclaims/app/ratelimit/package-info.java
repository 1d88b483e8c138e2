/** How many requests of one client are answered in a given time. Knows no endpoint but that of tokens. */
@NullMarked
package dev.coopclaims.app.ratelimit;

import org.jspecify.annotations.NullMarked;
