/** Everything everybody did to a claim, told so that a person understands it (H-1); imports the members and, for who sees a claim, the list of claims. */
@NullMarked
package dev.coopclaims.query.history;

import org.jspecify.annotations.NullMarked;
