/** How far a claim has come, folded once for every view that tells it; imports no view and no endpoint. */
@NullMarked
package dev.coopclaims.query.progress;

import org.jspecify.annotations.NullMarked;
