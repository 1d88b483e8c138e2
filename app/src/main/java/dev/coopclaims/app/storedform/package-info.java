/** How the kernel's types look as JSON, in the log and over HTTP: belongs to neither side, so it lives with the wiring. */
@NullMarked
package dev.coopclaims.app.storedform;

import org.jspecify.annotations.NullMarked;
