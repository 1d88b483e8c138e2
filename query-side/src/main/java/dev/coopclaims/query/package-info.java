/** The room of answers and its one configuration; may know everything in here, and nothing of the command side. */
@NullMarked
package dev.coopclaims.query;

import org.jspecify.annotations.NullMarked;
