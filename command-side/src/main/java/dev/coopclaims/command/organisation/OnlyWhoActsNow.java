package dev.coopclaims.command.organisation;

import dev.coopclaims.command.dispatch.ActorMetadata;
import dev.coopclaims.kernel.refusal.Refusal;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** In front of every command, so that none can forget it: who was removed, or has another role now, has nothing done. */
public final class OnlyWhoActsNow implements MessageHandlerInterceptor<CommandMessage<?>> {
    private final Memberships memberships;

    public OnlyWhoActsNow(Memberships memberships) {
        this.memberships = memberships;
    }

    /** @throws Refusal forbidden */
    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        memberships.acting(ActorMetadata.actor(unitOfWork.getMessage().getMetaData()));
        return chain.proceed();
    }
}
