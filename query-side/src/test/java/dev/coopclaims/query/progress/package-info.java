/** Tests of the package of the same name. */
@NullMarked
package dev.coopclaims.query.progress;

import org.jspecify.annotations.NullMarked;
