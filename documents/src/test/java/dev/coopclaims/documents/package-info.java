/** Sample files for the tests of this room. */
@NullMarked
package dev.coopclaims.documents;

import org.jspecify.annotations.NullMarked;
