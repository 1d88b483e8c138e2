/** The addresses at which FINANCE corrects funds (F-9); parses and answers, decides nothing. */
@NullMarked
package dev.coopclaims.command.fund.web;

import org.jspecify.annotations.NullMarked;
