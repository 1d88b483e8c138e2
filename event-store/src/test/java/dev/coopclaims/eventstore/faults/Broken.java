package dev.coopclaims.eventstore.faults;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The promises that were broken, each said at once in the log; bounded. Thread-safe. */
final class Broken {

    private static final Logger logger = LoggerFactory.getLogger(Broken.class);
    private static final int MOST = 200;

    private final List<String> promises = new ArrayList<>();
    private volatile String during = "before the first fault";

    /** Says what is going on, for the promises that break from now on. */
    void during(String what) {
        during = what;
    }

    synchronized void add(String promise) {
        if (promises.size() < MOST) {
            String line = promise + " [" + during + "]";
            logger.error("BROKEN PROMISE: {}", line);
            promises.add(line);
        }
    }

    synchronized List<String> promises() {
        return List.copyOf(promises);
    }
}
