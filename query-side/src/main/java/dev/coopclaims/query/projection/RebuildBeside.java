package dev.coopclaims.query.projection;

import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a view anew beside itself: it goes on answering and following the log meanwhile, and its live processor stands
 * still only for what was written since and for taking over what was made. Whatever ends it half way, the view is as it
 * was, or has some of its documents anew already; each is right by itself.
 */
final class RebuildBeside<V extends Record> {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildBeside.class);

    private final StoredView<V> answering;
    private final StoredView<V> made;
    private final EventLog log;
    private final ProjectionSettings settings;
    private final Tokens tokens;

    RebuildBeside(
            StoredView<V> answering, StoredView<V> made, EventLog log, ProjectionSettings settings, Tokens tokens) {
        this.answering = answering;
        this.made = made;
        this.log = log;
        this.settings = settings;
        this.tokens = tokens;
    }

    /**
     * Runs to the end of the log and takes over.
     *
     * @param applied is told how far the new view is, page by page
     * @param standStill stops the live processor after the batch it is at
     * @param goOn starts it again, also after a failure
     * @throws RuntimeException when it failed, or another node holds the view's tokens
     */
    void run(LongConsumer applied, Runnable standStill, Runnable goOn) {
        try {
            made.clear();
            Rebuild<V> rebuild = new Rebuild<>(log, new ViewWriter<>(made), settings);
            long reached = rebuild.run(0, applied);
            standStill.run();
            try {
                takeOver(rebuild, reached);
            } finally {
                goOn.run();
            }
        } finally {
            made.drop();
        }
    }

    private void takeOver(Rebuild<V> rebuild, long reached) {
        tokens.claim();
        try {
            long last = rebuild.run(reached + 1, position -> tokens.keepClaims());
            answering.become(made);
            if (last != Progress.NOTHING) {
                tokens.storeAll(log.tokenAt(last));
            }
            LOG.info(
                    "view {} made anew beside itself up to position {}",
                    answering.view().name(),
                    last);
        } finally {
            tokens.release();
        }
    }
}
