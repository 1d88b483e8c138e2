/** Decides on pre-approvals, and what claims may draw on them (P-4); nothing of HTTP. */
@NullMarked
package dev.coopclaims.command.preapproval;

import org.jspecify.annotations.NullMarked;
