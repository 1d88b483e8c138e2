package dev.coopclaims.query.follow;

import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on where the followers of a group are: to who waits for them, and to themselves. */
final class Told implements GroupSegment.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Told.class);

    private final Function<Follower, Progress> progress;

    Told(Function<Follower, Progress> progress) {
        this.progress = progress;
    }

    @Override
    public void claimed(Follower follower, int segment, long position) {
        follower.claimed();
        progress.apply(follower).moveTo(segment, position);
    }

    @Override
    public void moved(Follower follower, int segment, long position) {
        progress.apply(follower).moveTo(segment, position);
    }

    @Override
    public void lost(Follower follower, int segment) {
        progress.apply(follower).lose(segment);
        follower.lost();
    }

    @Override
    public void told(Follower follower) {
        try {
            follower.moved();
        } catch (RuntimeException failed) {
            LOG.warn("the follower {} could not take note of its position", follower.name(), failed);
        }
    }
}
