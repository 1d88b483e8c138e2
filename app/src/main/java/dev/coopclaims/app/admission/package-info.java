/**
 * How many requests are worked on at one time; what comes beyond that is answered 503 at once (record 48).
 */
@NullMarked
package dev.coopclaims.app.admission;

import org.jspecify.annotations.NullMarked;
