/** Submitting: claim, funds and invoices in one unit of work (C-8). Nothing of HTTP. */
@NullMarked
package dev.coopclaims.command.claim.submission;

import org.jspecify.annotations.NullMarked;
