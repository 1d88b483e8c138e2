package dev.coopclaims.app.cost;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonString;

/**
 * Remembers which database commands the requests themselves send: those of the threads that serve requests, and of the
 * appender's thread, which writes their commits. The threads of views, watches and health do not count.
 */
public final class DatabaseCommands implements CommandListener {
    private final List<String> sent = new ArrayList<>();

    @Override
    public synchronized void commandStarted(CommandStartedEvent event) {
        String thread = Thread.currentThread().getName();
        if (thread.startsWith("tomcat-handler") || thread.startsWith("event-appender")) {
            String collection =
                    event.getCommand().get(event.getCommandName()) instanceof BsonString name ? name.getValue() : "";
            sent.add(event.getCommandName() + " " + collection);
        }
    }

    /** What was sent since the last call, such as {@code find commits}. */
    synchronized List<String> take() {
        List<String> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }
}
