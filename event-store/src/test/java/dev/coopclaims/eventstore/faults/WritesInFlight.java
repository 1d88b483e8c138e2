package dev.coopclaims.eventstore.faults;

import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Sees every insert into the log on its way to the server: which are under way, and how many failed. */
final class WritesInFlight implements CommandListener {

    private final Set<Integer> underWay = ConcurrentHashMap.newKeySet();
    private final Set<Integer> givenUp = ConcurrentHashMap.newKeySet();
    private final AtomicLong failed = new AtomicLong();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (event.getCommandName().equals("insert")
                && event.getCommand().getString("insert").getValue().equals("commits")) {
            underWay.add(event.getRequestId());
        }
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        boolean ours = underWay.remove(event.getRequestId());
        if (ours && event.getResponse().containsKey("writeConcernError")) {
            failed.incrementAndGet();
        }
    }

    @Override
    public void commandFailed(CommandFailedEvent event) {
        if (underWay.remove(event.getRequestId())) {
            givenUp.add(event.getRequestId());
            failed.incrementAndGet();
        }
    }

    Set<Integer> now() {
        return Set.copyOf(underWay);
    }

    /** Whether an insert's client got no reply and waits no more. */
    boolean gaveUp(int requestId) {
        return givenUp.contains(requestId);
    }

    /** Inserts that did not end as they should: no reply, an error, or no word of a majority. */
    long failed() {
        return failed.get();
    }
}
