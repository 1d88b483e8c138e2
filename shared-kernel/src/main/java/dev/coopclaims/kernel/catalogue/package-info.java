/** The catalogue's types: programmes, activities, proof, caps, reasons and time limits as data (P-1 to P-6). */
@NullMarked
package dev.coopclaims.kernel.catalogue;

import org.jspecify.annotations.NullMarked;
