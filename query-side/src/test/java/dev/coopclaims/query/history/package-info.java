/** Tests of the package of the same name. */
@NullMarked
package dev.coopclaims.query.history;

import org.jspecify.annotations.NullMarked;
