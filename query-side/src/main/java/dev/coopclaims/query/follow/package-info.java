/** Follows the log: what an event is to a reader, who reads on from where ({@link dev.coopclaims.query.follow.Follower}, {@link dev.coopclaims.query.follow.KeyedFollower}), and what waits because it could not be applied. May not import a feature, a view or anything of the web. */
@NullMarked
package dev.coopclaims.query.follow;

import org.jspecify.annotations.NullMarked;
