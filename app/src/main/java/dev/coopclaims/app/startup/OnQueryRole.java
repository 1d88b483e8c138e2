package dev.coopclaims.app.startup;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether this process runs the query side. */
public final class OnQueryRole implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return RoleProperty.of(context.getEnvironment()) != NodeRole.COMMAND;
    }
}
