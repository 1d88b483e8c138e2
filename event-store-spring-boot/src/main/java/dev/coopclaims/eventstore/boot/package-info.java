/**
 * Spring Boot's auto-configuration of the event store; nothing but the event store may be imported from the project.
 */
@NullMarked
package dev.coopclaims.eventstore.boot;

import org.jspecify.annotations.NullMarked;
