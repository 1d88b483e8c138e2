/** Tests of the package of the same name. */
@NullMarked
package dev.coopclaims.query.fundledger;

import org.jspecify.annotations.NullMarked;
