/** The import of exchange rates over HTTP; nothing else may know these classes. */
@NullMarked
package dev.coopclaims.command.rate.web;

import org.jspecify.annotations.NullMarked;
