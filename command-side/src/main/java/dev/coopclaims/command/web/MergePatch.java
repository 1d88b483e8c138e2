package dev.coopclaims.command.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A body that is a JSON Merge Patch (RFC 7396): what is absent stays, and {@code null} clears what is a
 * {@link dev.coopclaims.kernel.Patch}. Anything else cannot be cleared, by an empty text neither.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MergePatch {}
