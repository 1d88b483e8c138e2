/**
 * Which contents an organisation's claims hold, so that reuse of a document is noticed (C-9). May not import another
 * feature.
 */
@NullMarked
package dev.coopclaims.query.documentuse;

import org.jspecify.annotations.NullMarked;
