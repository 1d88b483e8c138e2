/** Tests of the package of the same name. */
@NullMarked
package dev.coopclaims.query.catalogue;

import org.jspecify.annotations.NullMarked;
