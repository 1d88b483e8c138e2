/** The events of a pre-approval (P-4), and its id. */
@NullMarked
package dev.coopclaims.kernel.preapproval;

import org.jspecify.annotations.NullMarked;
