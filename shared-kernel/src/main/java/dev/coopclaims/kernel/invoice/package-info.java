/** The events of a supplier's invoice, which is never reimbursed beyond its net amount (C-9). */
@NullMarked
package dev.coopclaims.kernel.invoice;

import org.jspecify.annotations.NullMarked;
