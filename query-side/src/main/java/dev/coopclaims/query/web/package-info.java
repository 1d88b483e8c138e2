/** What every read endpoint shares: positions, ETags, cursors, pages, and who sees what. May not import a feature. */
@NullMarked
package dev.coopclaims.query.web;

import org.jspecify.annotations.NullMarked;
