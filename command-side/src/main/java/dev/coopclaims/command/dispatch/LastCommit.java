package dev.coopclaims.command.dispatch;

import java.util.OptionalLong;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * The position in the log at which a unit of work ended. The event store knows it; the application connects the two, so
 * that the command side depends only on Axon.
 */
@FunctionalInterface
public interface LastCommit {

    /**
     * The global position of the last event that the unit of work stored; empty if it stored none.
     *
     * @param committed the root unit of work, after its commit, in the same thread
     */
    OptionalLong position(UnitOfWork<?> committed);
}
