/** Sample files for the tests of this module. */
@NullMarked
package dev.coopclaims.documents;

import org.jspecify.annotations.NullMarked;
