/** The write endpoints of invoices; parses and answers, decides nothing. */
@NullMarked
package dev.coopclaims.command.correction.web;

import org.jspecify.annotations.NullMarked;
