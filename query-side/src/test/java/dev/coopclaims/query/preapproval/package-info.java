/** Tests of what is told of pre-approvals, and to whom. */
@NullMarked
package dev.coopclaims.query.preapproval;

import org.jspecify.annotations.NullMarked;
