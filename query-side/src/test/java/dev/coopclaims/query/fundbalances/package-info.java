/** Tests of the package of the same name. */
@NullMarked
package dev.coopclaims.query.fundbalances;

import org.jspecify.annotations.NullMarked;
