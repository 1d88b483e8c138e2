/** Pre-approvals as people see them (P-4): requested, granted or declined, and what claims draw on them. */
@NullMarked
package dev.coopclaims.query.preapproval;

import org.jspecify.annotations.NullMarked;
