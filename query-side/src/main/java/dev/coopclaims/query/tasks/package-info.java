/** What waits for the reader: a query on the list of claims, not a view of its own. */
@NullMarked
package dev.coopclaims.query.tasks;

import org.jspecify.annotations.NullMarked;
