/** The addresses of pre-approvals (P-4): parse, send, answer; no rule. */
@NullMarked
package dev.coopclaims.command.preapproval.web;

import org.jspecify.annotations.NullMarked;
