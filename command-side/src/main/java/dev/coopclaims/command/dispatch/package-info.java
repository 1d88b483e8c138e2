/** The only way from an endpoint to a decision and the store: dispatch, retries, lanes, loading; no business rules. */
@NullMarked
package dev.coopclaims.command.dispatch;

import org.jspecify.annotations.NullMarked;
