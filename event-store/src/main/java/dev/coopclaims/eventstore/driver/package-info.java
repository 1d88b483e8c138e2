/** How this store uses the driver, the same for each of its collections; nothing else of the store may be imported here. */
@NullMarked
package dev.coopclaims.eventstore.driver;

import org.jspecify.annotations.NullMarked;
