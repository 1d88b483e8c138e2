/** The one way from an endpoint to a decision and into the store: dispatch, retries, lanes, loading; no business rule. */
@NullMarked
package dev.coopclaims.command.dispatch;

import org.jspecify.annotations.NullMarked;
