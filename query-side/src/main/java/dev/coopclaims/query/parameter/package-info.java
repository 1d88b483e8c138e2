/** Query parameters that name something: the unknown is refused and no empty list; imports organisation, web and kernel alone. */
@NullMarked
package dev.coopclaims.query.parameter;

import org.jspecify.annotations.NullMarked;
