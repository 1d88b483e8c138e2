/** How the command side is put together; the only package that knows Spring's container. */
@NullMarked
package dev.coopclaims.command;

import org.jspecify.annotations.NullMarked;
