/** The demonstration's own token issuer, for trying out on one machine; configuring a real issuer switches it off. */
@NullMarked
package dev.coopclaims.app.issuer;

import org.jspecify.annotations.NullMarked;
