/** Everything everybody did to a claim, told so that a person understands it (H-1); imports names of members, no other feature. */
@NullMarked
package dev.coopclaims.query.history;

import org.jspecify.annotations.NullMarked;
