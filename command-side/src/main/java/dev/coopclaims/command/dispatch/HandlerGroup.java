package dev.coopclaims.command.dispatch;

import java.util.List;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;

/**
 * The command handlers of a feature.
 *
 * @param handlers none of their commands is handled elsewhere
 */
public record HandlerGroup(List<HandlesCommands> handlers) {

    public HandlerGroup {
        handlers = List.copyOf(handlers);
    }

    public static HandlerGroup of(HandlesCommands... handlers) {
        return new HandlerGroup(List.of(handlers));
    }

    /** Has every command of the group handled from now on. */
    public void subscribeTo(CommandBus bus) {
        for (HandlesCommands handler : handlers) {
            new AnnotationCommandHandlerAdapter<>(
                            handler,
                            MultiParameterResolverFactory.ordered(
                                    new ActorParameter(),
                                    ClasspathParameterResolverFactory.forClass(handler.getClass())))
                    .subscribe(bus);
        }
    }
}
