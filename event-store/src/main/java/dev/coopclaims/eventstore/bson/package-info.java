/** Payloads as BSON by Jackson streaming, and their stored names; knows no server and no driver operation. */
@NullMarked
package dev.coopclaims.eventstore.bson;

import org.jspecify.annotations.NullMarked;
