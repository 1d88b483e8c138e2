package dev.coopclaims.query.follow;

import java.util.List;

/** Reads the log on from a position. One reader at a time; an error does not move it. */
public interface LogCursor extends AutoCloseable {

    /**
     * The next events, in order and without a gap.
     *
     * @param maxEvents the most events to return, at least 1; there may be fewer though the log goes on
     * @return empty while the log ends here; asking again looks again
     * @throws com.mongodb.MongoException when the log is out of reach; whoever gets an error opens a new cursor
     */
    List<RecordedEvent> next(int maxEvents);

    /** The size of everything that was returned so far, as it is stored. */
    long bytes();

    @Override
    void close();
}
