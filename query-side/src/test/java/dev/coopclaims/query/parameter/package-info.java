/** Tests of parameters that name what is not there. */
@NullMarked
package dev.coopclaims.query.parameter;

import org.jspecify.annotations.NullMarked;
