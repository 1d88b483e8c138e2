/** Submitting: claim, funds and invoices in one unit of work (C-8). Knows nothing of HTTP. */
@NullMarked
package dev.coopclaims.command.claim.submission;

import org.jspecify.annotations.NullMarked;
