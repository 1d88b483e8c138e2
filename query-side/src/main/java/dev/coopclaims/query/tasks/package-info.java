/** What waits for the person who asks: a question to the list of claims, and no view of its own. */
@NullMarked
package dev.coopclaims.query.tasks;

import org.jspecify.annotations.NullMarked;
