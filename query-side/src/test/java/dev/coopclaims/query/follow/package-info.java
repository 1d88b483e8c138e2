@NullMarked
package dev.coopclaims.query.follow;

import org.jspecify.annotations.NullMarked;
