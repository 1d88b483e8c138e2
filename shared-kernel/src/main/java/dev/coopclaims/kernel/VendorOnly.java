package dev.coopclaims.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what never leaves the vendor's side (H-2). An event: to a partner it is as if it had not happened; it is in no
 * history, and it moves no version that a partner sees. A field of an event: no answer to a partner tells it or moves with it;
 * whoever a field names is the validation team to them (H-1).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface VendorOnly {}
