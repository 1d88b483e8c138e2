/** Given-lines for the tests of views: events as the log would hold them, and a small catalogue. */
@NullMarked
package dev.coopclaims.query.story;

import org.jspecify.annotations.NullMarked;
