/** Tests of the package of the same name. */
@NullMarked
package dev.coopclaims.documents.gridfs;

import org.jspecify.annotations.NullMarked;
