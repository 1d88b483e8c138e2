/**
 * Everything that makes {@code mongo-java-server} reliable, so that the default needs no database; may import the event
 * store's ports and the driver, and nothing of it is used elsewhere.
 */
@NullMarked
package dev.coopclaims.embedded;

import org.jspecify.annotations.NullMarked;
