/** Organisations and the people who act for them, the only place where a name stands; may not import another feature. */
@NullMarked
package dev.coopclaims.query.organisation;

import org.jspecify.annotations.NullMarked;
