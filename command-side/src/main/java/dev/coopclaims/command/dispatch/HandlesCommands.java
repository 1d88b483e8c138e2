package dev.coopclaims.command.dispatch;

/**
 * Has {@code @CommandHandler} methods; {@link HandlerGroup} has it subscribed. A handler method takes the command first,
 * then what it likes of {@link dev.coopclaims.kernel.Actor}, Axon's {@code UnitOfWork} and {@code MetaData}.
 *
 * <p>Never a Spring bean itself: Axon's Spring support would subscribe it a second time.
 */
public interface HandlesCommands {}
