/** What operators look at: health, readiness, metrics, and the API's own description. */
@NullMarked
package dev.coopclaims.app.operation;

import org.jspecify.annotations.NullMarked;
