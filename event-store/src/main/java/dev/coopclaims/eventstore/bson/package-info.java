/** Payloads as BSON by Jackson streams, and the names they are stored under; knows no server and no driver operation. */
@NullMarked
package dev.coopclaims.eventstore.bson;

import org.jspecify.annotations.NullMarked;
