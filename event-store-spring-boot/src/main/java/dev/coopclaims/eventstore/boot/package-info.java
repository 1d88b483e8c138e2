/** Spring Boot's auto-configuration of the event store; no other room of the project may be imported here. */
@NullMarked
package dev.coopclaims.eventstore.boot;

import org.jspecify.annotations.NullMarked;
