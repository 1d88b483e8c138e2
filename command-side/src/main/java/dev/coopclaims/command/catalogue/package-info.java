/** The versions of the catalogue (domain.md §3): a draft, what it changes, and what puts it in force. Pure, but for the reader's port. */
@NullMarked
package dev.coopclaims.command.catalogue;

import org.jspecify.annotations.NullMarked;
