/** How kernel values look inside a view document. Imports only the kernel and the driver's codecs. */
@NullMarked
package dev.coopclaims.query.projection.codec;

import org.jspecify.annotations.NullMarked;
