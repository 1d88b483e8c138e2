/** The query side and its one configuration. May import everything in here, and nothing of the command side. */
@NullMarked
package dev.coopclaims.query;

import org.jspecify.annotations.NullMarked;
