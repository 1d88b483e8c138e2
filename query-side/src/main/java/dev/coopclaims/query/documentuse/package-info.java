/** Which contents an organisation's claims hold, so that a document used twice is noticed (C-9); may not import another feature. */
@NullMarked
package dev.coopclaims.query.documentuse;

import org.jspecify.annotations.NullMarked;
