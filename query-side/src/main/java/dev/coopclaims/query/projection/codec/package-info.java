/** How the values of the language look inside a view document; imports the kernel and the driver's codecs alone. */
@NullMarked
package dev.coopclaims.query.projection.codec;

import org.jspecify.annotations.NullMarked;
