package dev.coopclaims.command.dispatch;

import java.util.OptionalLong;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Where in the log a unit of work ended. The event store knows; the application joins the two, so that this room depends
 * on Axon alone.
 */
@FunctionalInterface
public interface LastWritten {

    /**
     * The global position of the last event that the unit of work stored; empty when it stored none.
     *
     * @param committed the root unit of work, after its commit, in the same thread
     */
    OptionalLong position(UnitOfWork<?> committed);
}
