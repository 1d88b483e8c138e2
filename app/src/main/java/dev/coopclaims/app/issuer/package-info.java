/** The demonstration's own token issuer, for trying out on one machine; switched off by any real issuer. */
@NullMarked
package dev.coopclaims.app.issuer;

import org.jspecify.annotations.NullMarked;
