/**
 * Everything that was done to a claim, in sentences that people understand (H-1). Imports the members and, to know who
 * may see a claim, the list of claims.
 */
@NullMarked
package dev.coopclaims.query.history;

import org.jspecify.annotations.NullMarked;
