/** Tests of the package of the same name. */
@NullMarked
package dev.coopclaims.query.overview;

import org.jspecify.annotations.NullMarked;
