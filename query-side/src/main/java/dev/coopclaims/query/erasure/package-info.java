/** Erasures of personal data as a privacy officer sees them (H-6): what was asked, what waits for what, and what is done. */
@NullMarked
package dev.coopclaims.query.erasure;

import org.jspecify.annotations.NullMarked;
