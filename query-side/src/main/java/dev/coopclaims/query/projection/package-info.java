/** Turns the log into views: folds, batches, rebuilds, positions. May not import a feature or anything of the web. */
@NullMarked
package dev.coopclaims.query.projection;

import org.jspecify.annotations.NullMarked;
