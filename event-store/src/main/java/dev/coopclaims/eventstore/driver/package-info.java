/** Driver settings shared by all collections of the store; nothing else of the store may be imported here. */
@NullMarked
package dev.coopclaims.eventstore.driver;

import org.jspecify.annotations.NullMarked;
