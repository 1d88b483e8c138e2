/** What every read endpoint shares: positions, ETags, cursors, pages, who sees what; may not import a feature. */
@NullMarked
package dev.coopclaims.query.web;

import org.jspecify.annotations.NullMarked;
