package dev.coopclaims.command.web;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.dispatch.CommandResult;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.ExpectedVersions;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/** Who calls an endpoint, and at which version of its target ({@code If-Match}) the caller wants a command done. */
public final class Caller {
    private final Commands commands;
    private final Actor actor;
    private final @Nullable ExpectedVersions expected;

    /**
     * @param ifMatch the header as it came; absent when any version will do
     * @throws Refusal malformed when it is empty, or no list of tags
     */
    public Caller(Commands commands, Actor actor, @Nullable String ifMatch) {
        this.commands = commands;
        this.actor = actor;
        this.expected = IfMatch.versions(ifMatch);
    }

    public Actor actor() {
        return actor;
    }

    /** Has a further command of the same request done, at any version of its target. */
    public <R> CommandResult<R> sendFurther(Command<R> command) {
        return commands.send(command, actor, null);
    }

    /** Has the command done, or throws: as {@link Commands#send(Command, Actor, ExpectedVersions)}. */
    public <R> CommandResult<R> send(Command<R> command) {
        return commands.send(command, actor, expected);
    }
}
