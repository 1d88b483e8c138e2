/** Tests of the package of the same name. */
@NullMarked
package dev.coopclaims.documents.inspection;

import org.jspecify.annotations.NullMarked;
