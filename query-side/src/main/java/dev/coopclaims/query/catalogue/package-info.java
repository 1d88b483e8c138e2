/**
 * The catalogue and the periods as people see them, and the instants that follow from both. Imports only the kernel.
 */
@NullMarked
package dev.coopclaims.query.catalogue;

import org.jspecify.annotations.NullMarked;
