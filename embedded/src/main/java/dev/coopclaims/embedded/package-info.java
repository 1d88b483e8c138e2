/**
 * Everything that makes {@code mongo-java-server} behave, so that the default needs no database; may import the event
 * store's ports and the driver, and nothing of it leaks elsewhere.
 */
@NullMarked
package dev.coopclaims.embedded;

import org.jspecify.annotations.NullMarked;
