/** The import of earning records: reads a stream of any length record by record; no rule lives here. */
@NullMarked
package dev.coopclaims.command.earning.web;

import org.jspecify.annotations.NullMarked;
