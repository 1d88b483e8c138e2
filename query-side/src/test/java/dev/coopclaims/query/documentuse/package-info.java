/** Tests of how a document that was used before is found. */
@NullMarked
package dev.coopclaims.query.documentuse;

import org.jspecify.annotations.NullMarked;
