/** Follows the log: what an event is to a reader, and who reads on from where. May not import a feature, a view or anything of the web. */
@NullMarked
package dev.coopclaims.query.follow;

import org.jspecify.annotations.NullMarked;
