/** Tests of the package of the same name. */
@NullMarked
package dev.coopclaims.query.projection;

import org.jspecify.annotations.NullMarked;
