/** Decides on pre-approvals, and what claims may draw on them (P-4); knows nothing of HTTP. */
@NullMarked
package dev.coopclaims.command.preapproval;

import org.jspecify.annotations.NullMarked;
