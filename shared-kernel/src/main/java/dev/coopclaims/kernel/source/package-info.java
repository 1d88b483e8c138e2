/**
 * The ids of what a claim draws on: funds and pre-approvals. They stand apart from the events of both, because claims name
 * funds and pre-approvals, whose events name claims.
 */
@NullMarked
package dev.coopclaims.kernel.source;

import org.jspecify.annotations.NullMarked;
