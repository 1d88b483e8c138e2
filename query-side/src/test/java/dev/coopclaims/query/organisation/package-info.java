/** Tests of the package of the same name. */
@NullMarked
package dev.coopclaims.query.organisation;

import org.jspecify.annotations.NullMarked;
