/**
 * Every error that leaves the application, as RFC 9457 problem+json. Knows the rooms' refusals, but not their rules.
 */
@NullMarked
package dev.coopclaims.app.problem;

import org.jspecify.annotations.NullMarked;
