/** Organisations and the people who act for them; the only place that holds names. May not import another feature. */
@NullMarked
package dev.coopclaims.query.organisation;

import org.jspecify.annotations.NullMarked;
