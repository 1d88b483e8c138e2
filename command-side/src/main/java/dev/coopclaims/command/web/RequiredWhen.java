package dev.coopclaims.command.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes an optional property of a body a required one, where another property has a value. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface RequiredWhen {
    /** The name of the other property, which is a text. */
    String property();

    String is();
}
