/**
 * Query parameters that name something: an unknown name is refused instead of giving an empty list. Imports only
 * organisation, web and kernel.
 */
@NullMarked
package dev.coopclaims.query.parameter;

import org.jspecify.annotations.NullMarked;
