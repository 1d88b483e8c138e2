/**
 * The JSON of the kernel's types, in the log and over HTTP. It belongs to neither side, so it lives with the wiring.
 */
@NullMarked
package dev.coopclaims.app.storedform;

import org.jspecify.annotations.NullMarked;
