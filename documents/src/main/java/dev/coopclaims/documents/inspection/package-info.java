/**
 * Decides what a content really is and whether its inside keeps the limits, while its bytes go by; pure, knows streams and
 * Tika's table of first bytes, and may not import the driver.
 */
@NullMarked
package dev.coopclaims.documents.inspection;

import org.jspecify.annotations.NullMarked;
