package dev.coopclaims.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what never leaves the vendor's side (H-2). For a partner, a marked event has not happened: it is in no history
 * and changes no version that the partner sees. No answer to a partner contains or depends on a marked field; a person
 * named in one appears to partners as the validation team (H-1).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface VendorOnly {}
