package dev.coopclaims.eventstore.append;

import dev.coopclaims.eventstore.log.CommitLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.bson.RawBsonDocument;

/**
 * The commits that this node stored last, as the bytes that it stored, so that readers at the end of the log need not ask the
 * server for them. Every one is durable. What other nodes stored in between is missing. Thread-safe.
 */
public final class RecentCommits {
    private static final int MAX_COMMITS = 4_096;
    private static final long MAX_BYTES = 8L << 20;

    private final int maxCommits;
    private final long maxBytes;
    /** By position, in the order in which they were stored, which is that of positions. */
    private final SequencedMap<Long, RawBsonDocument> commits = new LinkedHashMap<>();

    private long bytes;

    RecentCommits() {
        this(MAX_COMMITS, MAX_BYTES);
    }

    /** At most so many commits and bytes; one commit that is larger is kept alone. */
    RecentCommits(int maxCommits, long maxBytes) {
        this.maxCommits = maxCommits;
        this.maxBytes = maxBytes;
    }

    /** This commit is durable at its position, and its bytes change no more. */
    synchronized void add(RawBsonDocument commit) {
        long position = CommitLayout.positionOf(commit);
        if (commits.putIfAbsent(position, commit) != null) {
            return;
        }
        bytes += bytesOf(commit);
        while (commits.size() > 1 && (commits.size() > maxCommits || bytes > maxBytes)) {
            Map.Entry<Long, RawBsonDocument> oldest = commits.pollFirstEntry();
            bytes -= oldest == null ? 0 : bytesOf(oldest.getValue());
        }
    }

    /**
     * Commits from a position on, without a gap.
     *
     * @param position where a commit begins
     * @param most at most so many, at least 1
     * @return empty when the commit that begins there is not kept
     */
    public synchronized List<RawBsonDocument> from(long position, int most) {
        List<RawBsonDocument> found = new ArrayList<>();
        RawBsonDocument commit = commits.get(position);
        while (commit != null && found.size() < most) {
            found.add(commit);
            commit = commits.get(CommitLayout.endOf(commit));
        }
        return found;
    }

    private static int bytesOf(RawBsonDocument commit) {
        return commit.getByteBuffer().remaining();
    }
}
