package dev.coopclaims.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field of an event, or of a record that it holds, with personal data: a name, a mail address, free text (H-6). It
 * is a text or a list of texts, and is stored under the key of its subject. Without that key it reads as {@code erased},
 * which nothing that folds events may stumble over.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface PersonalData {

    /**
     * The component of the event with the id of the person (or organisation) that the data is about: a member's own data
     * is erased with the member. Empty for data that is erased with its stream (a claim, an invoice). There, free text
     * and the names of third persons are erased whoever wrote them, and what people wrote about a claim does not vanish
     * because they leave.
     */
    String subject() default "";
}
