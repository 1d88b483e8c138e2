/**
 * The ids of what a claim draws on: funds, pre-approvals and invoices. They are separate from the events of these, because
 * claims name funds, pre-approvals and invoices, and the events of these name claims.
 */
@NullMarked
package dev.coopclaims.kernel.source;

import org.jspecify.annotations.NullMarked;
