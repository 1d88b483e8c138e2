/**
 * Decides what a content really is and whether its inside keeps the limits, while its bytes stream through. Pure: knows
 * streams and Tika's table of magic numbers, and may not import the driver.
 */
@NullMarked
package dev.coopclaims.documents.inspection;

import org.jspecify.annotations.NullMarked;
