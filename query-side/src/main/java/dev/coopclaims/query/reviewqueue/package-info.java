/** What waits for a reviewer, ordered by deadline (V-1): a question to the list of claims, and no view of its own. */
@NullMarked
package dev.coopclaims.query.reviewqueue;

import org.jspecify.annotations.NullMarked;
