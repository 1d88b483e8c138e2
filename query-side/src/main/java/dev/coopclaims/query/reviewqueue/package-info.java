/** What waits for a reviewer, ordered by deadline (V-1): a query on the list of claims, not a view of its own. */
@NullMarked
package dev.coopclaims.query.reviewqueue;

import org.jspecify.annotations.NullMarked;
