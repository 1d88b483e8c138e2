/**
 * The ids of what a claim draws on: funds and pre-approvals. They are separate from the events of both, because claims
 * name funds and pre-approvals, and the events of these name claims.
 */
@NullMarked
package dev.coopclaims.kernel.source;

import org.jspecify.annotations.NullMarked;
