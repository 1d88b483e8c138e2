/** The progress of a claim, folded once for every view that shows it. Imports no view and no endpoint. */
@NullMarked
package dev.coopclaims.query.progress;

import org.jspecify.annotations.NullMarked;
