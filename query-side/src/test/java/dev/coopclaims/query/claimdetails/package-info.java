/** Tests of the package of the same name. */
@NullMarked
package dev.coopclaims.query.claimdetails;

import org.jspecify.annotations.NullMarked;
