package dev.coopclaims.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field of an event that holds personal data: a name, a mail address, free text (H-6). From the first event on,
 * so that it can be stored under a key per subject and be erased without touching the log.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface PersonalData {

    /**
     * The component of the event that holds the id of the person it is about: a member's own data goes with the member.
     * Empty for what goes with the stream it stands in (a claim, an invoice): free text and third persons' names are
     * erased there, whoever wrote them, and nobody's words about a claim vanish because their author left.
     */
    String subject() default "";
}
