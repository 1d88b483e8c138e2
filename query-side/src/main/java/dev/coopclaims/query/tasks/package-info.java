/** What waits for the reader: queries on the lists of claims and funds, not a view of its own. */
@NullMarked
package dev.coopclaims.query.tasks;

import org.jspecify.annotations.NullMarked;
